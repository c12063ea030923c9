package dev.fairway.benchmarks.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Sends one course of events to a relay and prints what came of it as a line of JSON.
 *
 * <p>Arguments: the relay's queue, its topic, then rate, events, new causes a second, and the
 * number of the first cause.
 */
final class Load {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final SqsClient sqs;
  private final String queue;
  private final Clock clock = Clock.systemUTC();

  private Load(SqsClient sqs, String queue) {
    this.sqs = sqs;
    this.queue = queue;
  }

  public static void main(String[] arguments) throws Exception {
    Course course =
        new Course(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    try (SqsClient sqs = SqsClient.create();
        SnsClient sns = SnsClient.create()) {
      LoggedTask.write();
      String ears = ears(sqs, sns, arguments[1], "ears-" + arguments[5]);
      new Load(sqs, arguments[0]).run(course, Integer.parseInt(arguments[5]), ears);
    }
  }

  /** A queue that hears what the topic is told. */
  private static String ears(SqsClient sqs, SnsClient sns, String topic, String name) {
    String url = sqs.createQueue(create -> create.queueName(name)).queueUrl();
    String arn =
        sqs.getQueueAttributes(
                get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sns.subscribe(
        subscribe ->
            subscribe
                .topicArn(topic)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", "true")));
    return url;
  }

  private void run(Course course, int firstCause, String ears) throws InterruptedException {
    Heard heard = new Heard(sqs, ears, clock);
    Thread listener = Thread.ofVirtual().start(heard);
    Instant start = clock.instant();
    new Sender(sqs, queue, clock).send(course, firstCause);
    Instant sent = clock.instant();
    Instant giveUp = sent.plus(PATIENCE);
    while (left() > 0 && clock.instant().isBefore(giveUp)) {
      Thread.sleep(Duration.ofMillis(50));
    }
    Instant drained = clock.instant();
    while (!heard.quietFor(QUIET) && clock.instant().isBefore(giveUp)) {
      Thread.sleep(Duration.ofMillis(100));
    }
    heard.end();
    listener.join();
    System.out.printf(
        Locale.ROOT,
        "{\"events\":%d,\"sent\":%.3f,\"drained\":%.3f,\"left\":%d,\"told\":%d,"
            + "\"p50\":%d,\"p99\":%d,\"max\":%d}%n",
        course.events(),
        seconds(start, sent),
        seconds(start, drained),
        left(),
        heard.count(),
        heard.percentile(0.5),
        heard.percentile(0.99),
        heard.percentile(1));
  }

  private int left() {
    Map<QueueAttributeName, String> depth =
        sqs.getQueueAttributes(
                get ->
                    get.queueUrl(queue)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return depth.values().stream().mapToInt(Integer::parseInt).sum();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
