package dev.fairway.alert.context;

import dev.fairway.alert.event.Occurrence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the last lines that a failed container logged. An alert is worth more than its log lines,
 * so that nothing here fails and nothing takes longer than the budget.
 */
public final class Context implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Context.class);

  private static final int MOST_LINES = 20;

  /** A container's last lines may reach CloudWatch Logs after the event of its end. */
  private static final Duration NEXT_LOOK = Duration.ofMillis(150);

  private final Logs logs;
  private final JsonMapper json;
  private final Duration budget;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Context(Logs logs, JsonMapper json, Duration budget) {
    this.logs = logs;
    this.json = json;
    this.budget = budget;
  }

  /** The last lines, oldest first, each readable and of bounded length; empty if there are none. */
  public List<String> of(Occurrence occurrence) {
    if (occurrence.container().isEmpty()) {
      return List.of();
    }
    Future<List<String>> lines = threads.submit(() -> look(occurrence));
    try {
      return lines.get(budget.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return List.of();
    } catch (ExecutionException failed) {
      log.warn(
          "No log lines of {} in {}: {}",
          occurrence.container(),
          occurrence.resource(),
          String.valueOf(failed.getCause()));
      return List.of();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      lines.cancel(true);
    }
  }

  /** Looks until there are lines; the budget ends it. */
  private List<String> look(Occurrence occurrence) throws InterruptedException {
    while (true) {
      List<String> found = logs.lastLines(occurrence, MOST_LINES);
      if (!found.isEmpty()) {
        return found.stream().map(line -> LogLine.readable(json, line)).toList();
      }
      Thread.sleep(NEXT_LOOK);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
