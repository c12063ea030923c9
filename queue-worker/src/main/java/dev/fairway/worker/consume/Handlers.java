package dev.fairway.worker.consume;

import dev.fairway.worker.consume.envelope.Envelope;
import dev.fairway.worker.job.Job;
import dev.fairway.worker.job.JobHandler;
import dev.fairway.worker.job.Outcome;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The handlers by the type of their jobs. */
final class Handlers {

  private static final Logger log = LoggerFactory.getLogger(Handlers.class);

  private final Map<String, JobHandler<?>> byType = new TreeMap<>();
  private final JsonMapper json;

  Handlers(Collection<? extends JobHandler<?>> handlers, JsonMapper json) {
    this.json = json;
    for (JobHandler<?> handler : handlers) {
      if (byType.put(handler.type(), handler) != null) {
        throw new IllegalStateException("Two handlers do jobs of type " + handler.type() + ".");
      }
    }
  }

  Set<String> types() {
    return byType.keySet();
  }

  /** Has a job done. What a handler throws, an interruption apart, is a retry. */
  Outcome handle(Envelope envelope, int attempt) throws InterruptedException {
    JobHandler<?> handler = byType.get(envelope.type());
    return handler == null
        ? Outcome.reject(
            "No handler does jobs of type \"%s\"; this worker knows %s."
                .formatted(envelope.type(), types()))
        : handle(handler, envelope, attempt);
  }

  private <P> Outcome handle(JobHandler<P> handler, Envelope envelope, int attempt)
      throws InterruptedException {
    P payload;
    try {
      payload = json.treeToValue(envelope.payload(), handler.payloadType());
    } catch (JacksonException unfit) {
      return Outcome.reject(doesNotFit(handler, envelope, unfit.getOriginalMessage()));
    }
    if (payload == null) {
      return Outcome.reject(doesNotFit(handler, envelope, "it is missing"));
    }
    return attempted(
        handler,
        new Job<>(envelope.id(), envelope.type(), payload, envelope.correlationId(), attempt));
  }

  /** The outermost place of a handler: it may throw what it likes. */
  private static <P> Outcome attempted(JobHandler<P> handler, Job<P> job)
      throws InterruptedException {
    try {
      return handler.handle(job);
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Throwable thrown) {
      log.warn("Job {} of type {} failed", job.id(), job.type(), thrown);
      return Outcome.retry(String.valueOf(thrown));
    }
  }

  private static String doesNotFit(JobHandler<?> handler, Envelope envelope, String why) {
    return "The payload of the %s job does not fit %s: %s."
        .formatted(envelope.type(), handler.payloadType().getSimpleName(), why);
  }
}
