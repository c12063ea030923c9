package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The third architecture: a burst of events into the queue, tasks that appear, drain it and go, and
 * a delivery for each event. The region's clock is stepped where AWS would take a quarter of an
 * hour.
 */
final class BurstFlow {

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Workers need real time to start and to work, so the region's time runs ten times as fast. */
  private static final Duration WHILE_WORKING = Duration.ofSeconds(20);

  private static final String EVENT_TYPE = "demo.tick";
  private static final int BATCH = 10;

  /** The subscriber wants one event in so many; of the others nothing is delivered. */
  static final int WANTED_ONE_IN = 5;

  private final RegionClients aws;
  private final Map<String, String> outputs;
  private final RegionTime time;
  private final Clock clock;
  private final PrintStream out;
  private final InetAddress subscriber;

  /**
   * @param subscriber the address at which the worker's tasks reach this program
   */
  BurstFlow(
      RegionClients aws,
      Map<String, String> outputs,
      RegionTime time,
      Clock clock,
      PrintStream out,
      InetAddress subscriber) {
    this.aws = aws;
    this.outputs = outputs;
    this.time = time;
    this.clock = clock;
    this.out = out;
    this.subscriber = subscriber;
  }

  /**
   * Sends the burst and follows it until the service is as it was.
   *
   * @param events how many
   * @return why it did not end as it should, empty where it did
   */
  Optional<String> run(int events) throws IOException, InterruptedException {
    int minimum = backlog().desired();
    return subscribed(
        receiver -> {
          send(events);
          return follow(receiver, wanted(events), minimum);
        });
  }

  /** Sends some events and waits for their deliveries. */
  Optional<String> deliver(int events) throws IOException, InterruptedException {
    return subscribed(
        receiver -> {
          send(events);
          Instant giveUp = clock.instant().plus(PATIENCE);
          while (receiver.delivered() < wanted(events) && clock.instant().isBefore(giveUp)) {
            Thread.sleep(Duration.ofMillis(100));
          }
          return receiver.delivered() < wanted(events)
              ? Optional.of(receiver.delivered() + " events were delivered: too few.")
              : Optional.empty();
        });
  }

  /** What is done while a subscriber listens; tells why it failed. */
  private interface WithSubscriber {
    Optional<String> run(WebhookReceiver receiver) throws IOException, InterruptedException;
  }

  private Optional<String> subscribed(WithSubscriber flow)
      throws IOException, InterruptedException {
    try (ServicesApi api = new ServicesApi(Outputs.uri(outputs, "ServicesUrl"), token());
        WebhookReceiver receiver = new WebhookReceiver(subscriber)) {
      startFirst();
      Optional<String> unready = awaitService(api);
      if (unready.isPresent()) {
        return unready;
      }
      ServicesApi.Subscription subscription = api.subscribe(receiver.url(), EVENT_TYPE);
      receiver.trust(subscription.secret());
      Optional<String> failure = flow.run(receiver);
      api.unsubscribe(subscription);
      return failure;
    }
  }

  /** With a minimum of zero tasks nobody answers, and the subscriber registers through the API. */
  private void startFirst() {
    if (backlog().desired() == 0) {
      out.println("  the service has no task: one is started, so that a subscriber can register");
      aws.ecs()
          .updateService(
              update ->
                  update
                      .cluster(Outputs.text(outputs, "ClusterName"))
                      .service(Outputs.text(outputs, "QueueWorkerServiceName"))
                      .desiredCount(1));
    }
  }

  private Optional<String> awaitService(ServicesApi api) throws InterruptedException {
    Instant giveUp = clock.instant().plus(PATIENCE);
    while (!api.answers("/queue-worker/health/readiness")) {
      if (clock.instant().isAfter(giveUp)) {
        return Optional.of(
            "The service does not answer at %s after %d s."
                .formatted(outputs.get("ServicesUrl"), PATIENCE.toSeconds()));
      }
      Thread.sleep(Duration.ofMillis(200));
    }
    return Optional.empty();
  }

  private static int wanted(int events) {
    return (events + WANTED_ONE_IN - 1) / WANTED_ONE_IN;
  }

  private void send(int events) {
    String queue = Outputs.text(outputs, "WorkQueueUrl");
    String burst = "burst-" + clock.instant().toEpochMilli();
    for (int first = 0; first < events; first += BATCH) {
      var entries =
          IntStream.range(first, Math.min(events, first + BATCH))
              .mapToObj(number -> entry(burst, number))
              .toList();
      aws.sqs().sendMessageBatch(batch -> batch.queueUrl(queue).entries(entries));
    }
  }

  private SendMessageBatchRequestEntry entry(String burst, int number) {
    String id = burst + "-" + number;
    ObjectNode job = JsonMapper.shared().createObjectNode();
    job.put("schema", 1).put("id", "event:" + id).put("type", "event.fanout");
    job.put("correlationId", burst);
    ObjectNode event = job.putObject("payload");
    event
        .put("id", id)
        .put("type", number % WANTED_ONE_IN == 0 ? EVENT_TYPE : "demo.other")
        .put("source", "fairway.demo");
    event.put("time", clock.instant().toString()).putObject("data").put("number", number);
    return SendMessageBatchRequestEntry.builder()
        .id(String.valueOf(number))
        .messageBody(job.toString())
        .build();
  }

  private Optional<String> follow(WebhookReceiver receiver, int events, int minimum)
      throws IOException, InterruptedException {
    Instant start = clock.instant();
    Instant regionStart = time.now();
    BurstTable table = new BurstTable(events, out);
    int most = minimum;
    while (clock.instant().isBefore(start.plus(PATIENCE))) {
      Backlog now = backlog();
      most = Math.max(most, now.running());
      boolean drained = receiver.delivered() >= events && now.isEmpty();
      Duration ahead = Duration.between(regionStart, time.now());
      table.row(ahead, Duration.between(start, clock.instant()), now, receiver.delivered());
      if (drained && now.desired() == minimum && now.running() == minimum) {
        table.end();
        return judge(receiver, events, minimum, most);
      }
      time.step(drained ? MINUTE : WHILE_WORKING);
      Thread.sleep(drained ? Duration.ofMillis(300) : Duration.ofSeconds(2));
    }
    table.end();
    return Optional.of(
        "After %d s %d of %d events are delivered and %s."
            .formatted(PATIENCE.toSeconds(), receiver.delivered(), events, backlog()));
  }

  private Optional<String> judge(WebhookReceiver receiver, int events, int minimum, int most) {
    out.printf(
        Locale.ROOT,
        "  %,d events wanted, %,d signed deliveries, %d refused once and delivered later, %d came twice;"
            + " tasks from %d to %d and back%n%n",
        events,
        receiver.delivered(),
        receiver.refused(),
        receiver.repeated(),
        minimum,
        most);
    if (receiver.unsigned() > 0) {
      return Optional.of(receiver.unsigned() + " deliveries bore no good signature.");
    }
    if (most == minimum) {
      return Optional.of("No task was added: is the queue's scaling policy in the template?");
    }
    return Optional.empty();
  }

  private Backlog backlog() {
    return Backlog.of(
        aws,
        Outputs.text(outputs, "WorkQueueUrl"),
        Outputs.text(outputs, "ClusterName"),
        Outputs.text(outputs, "QueueWorkerServiceName"));
  }

  private String token() {
    String name = Outputs.text(outputs, "ApiTokenSecretName");
    return aws.secrets().getSecretValue(get -> get.secretId(name)).secretString();
  }
}
