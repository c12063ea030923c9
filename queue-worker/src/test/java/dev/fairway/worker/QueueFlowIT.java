package dev.fairway.worker;

import static dev.fairway.worker.LocalRegion.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.worker.ServiceApi.Reply;
import dev.fairway.worker.ServiceApi.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

/** Events, jobs and the API through the committed templates, with two tasks. */
class QueueFlowIT {

  @TempDir static Path templates;
  private static LocalRegion region;

  @BeforeAll
  static void start() throws IOException {
    region =
        LocalRegion.start(
            Templates.changed(templates, Map.of("\"MinCapacity\": \\d+", "\"MinCapacity\": 2")),
            Map.of(
                "WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8",
                "WEBHOOK_TIMEOUT", "PT1M",
                "QUEUE_ATTEMPTS", "2"));
  }

  @AfterAll
  static void stop() {
    try (LocalRegion ended = region) {
      assertThat(ended.log())
          .as("the task's role allows all that the app does")
          .noneMatch(line -> line.contains("not authorized to perform"));
    }
  }

  @Test
  void deliversAnEventOfTheBusOnceHoweverOftenItIsPublished() throws Exception {
    try (Subscriber subscriber = new Subscriber()) {
      Subscription subscription = region.api.subscribe(subscriber.url(), "Order *");

      publish("Order Paid", "order-7", "{\"id\":\"order-7\",\"total\":42}");
      await("the delivery").until(() -> !subscriber.deliveries.isEmpty());
      publish("Order Paid", "order-7", "{\"id\":\"order-7\",\"total\":42}");
      publish("Order Paid", "order-8", "{\"id\":\"order-8\",\"total\":1}");
      awaitState("event:order-8", "DONE");
      awaitState("order-8:" + subscription.id(), "DONE");
      awaitEmptyQueue();

      assertThat(subscriber.ids()).hasSize(2).doesNotHaveDuplicates();
      Subscriber.Delivery delivery = subscriber.deliveries.getFirst();
      assertThat(delivery.isSignedWith(subscription.secret())).isTrue();
      assertThat(delivery.json().path("id").asString()).isEqualTo("order-7");
      assertThat(delivery.json().path("type").asString()).isEqualTo("Order Paid");
      assertThat(delivery.json().path("source").asString()).isEqualTo("fairway.demo");
      assertThat(delivery.json().path("data").path("total").asInt()).isEqualTo(42);
      JsonNode job = awaitState("order-7:" + subscription.id(), "DONE");
      assertThat(job.path("type").asString()).isEqualTo("webhook.delivery");
      assertThat(job.path("attempts").asInt()).isEqualTo(1);
    }
  }

  @Test
  void takesNothingFromWhoHasNotTheToken() throws Exception {
    String subscription = "{\"url\":\"http://127.0.0.1:1/hook\",\"eventTypes\":[\"*\"]}";

    Reply without = region.api.postAs("", "/subscriptions", subscription);
    Reply wrong = region.api.postAs("Bearer guessed", "/subscriptions", subscription);

    assertThat(without.status()).isEqualTo(401);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(region.api.get("/subscriptions").body()).doesNotContain("127.0.0.1:1/");
  }

  @Test
  void pausesTheWholeServiceUntilItIsResumed() throws Exception {
    try (Subscriber subscriber = new Subscriber()) {
      Subscription subscription = region.api.subscribe(subscriber.url(), "Pause Tried");
      awaitEmptyQueue();
      assertThat(region.api.post("/admin/queue/pause", "").status()).isEqualTo(200);
      try {
        await("both tasks to pause").until(() -> told("The service is paused") == 2);
        for (int number = 0; number < 8; number++) {
          String id = "paused-" + number;
          publish("Pause Tried", id, "{\"id\":\"" + id + "\"}");
        }
        await("events that wait").until(() -> queue().path("visible").asInt() == 8);

        assertThat(queue().path("paused").asBoolean()).isTrue();
        assertThat(queue().path("inFlight").asInt()).isZero();
        assertThat(subscriber.attempts()).isZero();
      } finally {
        region.api.post("/admin/queue/resume", "");
      }
      awaitState("paused-7:" + subscription.id(), "DONE");
      await("all deliveries").until(() -> subscriber.deliveries.size() == 8);
      assertThat(subscriber.ids()).doesNotHaveDuplicates();
    }
  }

  @Test
  void keepsPoisonWithItsReasonWhileTheRestFlowsOn() throws Exception {
    try (Subscriber subscriber = new Subscriber()) {
      region.api.subscribe(subscriber.url(), "Beside Poison");
      send("{\"schema\":1,\"id\":\"poison-type\",\"type\":\"no.such\",\"payload\":{}}");
      send("{\"schema\":9,\"id\":\"poison-schema\",\"type\":\"event.fanout\",\"payload\":{}}");
      send("{\"schema\":1,\"id\":\"poison-json\",");
      publish("Beside Poison", "sound-1", "{\"id\":\"sound-1\"}");

      await("the sound event").until(() -> subscriber.deliveries.size() == 1);
      assertThat(awaitDeadLetter("poison-type").path("reason").asString()).contains("no.such");
      assertThat(awaitDeadLetter("poison-schema").path("reason").asString()).contains("9");
      assertThat(awaitDeadLetter("poison-json").path("reason").asString())
          .containsIgnoringCase("JSON");
      Message letter =
          await("the letter").until(QueueFlowIT::unknownType, Optional::isPresent).orElseThrow();
      assertThat(attribute(letter, "Reason")).contains("no.such");
      assertThat(attribute(letter, "JobId")).isEqualTo("poison-type");
    }
  }

  @Test
  void redrivesADeliveryThatWasGivenUpOnceItsReceiverIsWellAgain() throws Exception {
    try (Subscriber subscriber = new Subscriber()) {
      subscriber.answers(500);
      Subscription subscription = region.api.subscribe(subscriber.url(), "Receiver Ill");
      publish("Receiver Ill", "ill-1", "{\"id\":\"ill-1\"}");
      String job = "ill-1:" + subscription.id();
      JsonNode letter = awaitDeadLetter(job);
      assertThat(letter.path("reason").asString()).contains("500");
      assertThat(letter.path("attempts").asInt()).isEqualTo(2);
      awaitState(job, "REJECTED");

      subscriber.answers(204);
      Reply started = region.api.post("/admin/queue/redrives", "{\"ids\":[\"" + job + "\"]}");
      assertThat(started.status()).isEqualTo(202);
      String redrive = "/admin/queue/redrives/" + started.json().path("id").asString();

      JsonNode ended =
          await("the redrive's end")
              .until(
                  () -> region.api.get(redrive).json(),
                  view -> "COMPLETED".equals(view.path("state").asString()));
      assertThat(ended.path("moved").asInt()).isEqualTo(1);
      awaitState(job, "DONE");
      assertThat(subscriber.ids()).hasSize(1);
      assertThat(deadLetter(job)).isEmpty();
    }
  }

  private static void publish(String type, String id, String detail) {
    var answer =
        region.events.putEvents(
            put ->
                put.entries(entry -> entry.source("fairway.demo").detailType(type).detail(detail)));
    assertThat(answer.failedEntryCount()).as(id).isZero();
  }

  private static void send(String body) {
    region.sqs.sendMessage(
        message -> message.queueUrl(region.output("WorkQueueUrl")).messageBody(body));
  }

  private static JsonNode awaitState(String job, String state) {
    return await(job + " " + state)
        .until(
            () -> region.api.get("/jobs/" + job).json(),
            view -> state.equals(view.path("state").asString()));
  }

  private static JsonNode queue() throws IOException, InterruptedException {
    return region.api.get("/admin/queue").json();
  }

  private static void awaitEmptyQueue() {
    await("an empty queue")
        .until(
            QueueFlowIT::queue,
            view -> view.path("visible").asInt(-1) == 0 && view.path("inFlight").asInt(-1) == 0);
  }

  private static JsonNode awaitDeadLetter(String job) {
    return await("the dead letter " + job)
        .until(() -> deadLetter(job), Optional::isPresent)
        .orElseThrow();
  }

  /** A letter by the id of its job, or by its body where it has none that can be read. */
  private static Optional<JsonNode> deadLetter(String job)
      throws IOException, InterruptedException {
    for (JsonNode letter : region.api.get("/admin/queue/dead-letters").json().path("deadLetters")) {
      if (letter.path("body").asString().contains("\"" + job + "\"")) {
        return Optional.of(letter);
      }
    }
    return Optional.empty();
  }

  private static Optional<Message> unknownType() {
    return region
        .sqs
        .receiveMessage(
            receive ->
                receive
                    .queueUrl(region.output("DeadLetterQueueUrl"))
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(0)
                    .messageAttributeNames("All"))
        .messages()
        .stream()
        .filter(message -> message.body().contains("no.such"))
        .findFirst();
  }

  private static String attribute(Message message, String name) {
    return Objects.requireNonNull(message.messageAttributes().get(name), name).stringValue();
  }

  private static long told(String sentence) {
    return region.log().stream().filter(line -> line.contains(sentence)).count();
  }
}
