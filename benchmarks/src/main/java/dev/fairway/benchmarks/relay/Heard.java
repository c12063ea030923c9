package dev.fairway.benchmarks.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives what the relay tells, and keeps how long after its event it was told. */
final class Heard implements Runnable {

  private final SqsClient sqs;
  private final String queue;
  private final Clock clock;
  private final List<Duration> latencies = new CopyOnWriteArrayList<>();
  private volatile Instant last;
  private volatile boolean done;

  Heard(SqsClient sqs, String queue, Clock clock) {
    this.sqs = sqs;
    this.queue = queue;
    this.clock = clock;
    this.last = clock.instant();
  }

  @Override
  public void run() {
    while (!done) {
      sqs.receiveMessage(
              receive ->
                  receive
                      .queueUrl(queue)
                      .maxNumberOfMessages(10)
                      .waitTimeSeconds(1)
                      .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
          .messages()
          .forEach(this::take);
    }
  }

  /** Told when SNS has put it into this queue; the event bears the time at which it was sent. */
  private void take(Message message) {
    sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
    JsonNode notice = JsonMapper.shared().readTree(message.body());
    if (notice.path("kind").asString().equals("FIRST")) {
      long told =
          Long.parseLong(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
      Instant at = Instant.parse(notice.path("at").asString());
      latencies.add(Duration.between(at, Instant.ofEpochMilli(told)));
      last = clock.instant();
    }
  }

  int count() {
    return latencies.size();
  }

  /** Whether nothing has come for a while. */
  boolean quietFor(Duration time) {
    return Duration.between(last, clock.instant()).compareTo(time) > 0;
  }

  void end() {
    done = true;
  }

  /** In milliseconds; 0 where nothing was heard. */
  long percentile(double share) {
    List<Duration> sorted = new ArrayList<>(latencies);
    Collections.sort(sorted);
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, index)).toMillis();
  }
}
