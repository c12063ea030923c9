package dev.fairway.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.worker.http.Api.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/** Looking into a real dead-letter queue, and the way back. */
final class DeadLetterIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Api api;

  @BeforeAll
  static void start() {
    api = new Api();
    String arn =
        api.sqs
            .getQueueAttributes(
                get -> get.queueUrl(api.deadLetters).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    api.sqs.setQueueAttributes(
        set ->
            set.queueUrl(api.queue)
                .attributes(
                    Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":50}")));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void empty() {
    for (String url : List.of(api.queue, api.deadLetters)) {
      api.sqs.purgeQueue(purge -> purge.queueUrl(url));
    }
  }

  @Test
  void listsWhatWasGivenUpAndLeavesItThere() throws Exception {
    giveUp("order-1", "The receiver answered 500.");
    api.sqs.sendMessage(send -> send.queueUrl(api.deadLetters).messageBody("x".repeat(1500)));
    for (int look = 0; look < 2; look++) {
      Answer answer = api.get("/admin/queue/dead-letters");
      assertThat(answer.status()).isEqualTo(200);
      JsonNode json = answer.json();
      assertThat(json.path("total").asInt()).isEqualTo(2);
      assertThat(json.path("sample").asBoolean()).isFalse();
      JsonNode letter = find(json.path("deadLetters"), "order-1");
      assertThat(letter.path("type").asString()).isEqualTo("webhook.delivery");
      assertThat(letter.path("reason").asString()).isEqualTo("The receiver answered 500.");
      assertThat(letter.path("attempts").asInt()).isEqualTo(8);
      assertThat(letter.path("failedAt").asString()).isEqualTo("2026-11-22T12:00:00Z");
      assertThat(letter.path("correlationId").asString()).isEqualTo("c");
      assertThat(letter.path("sentAt").asString()).startsWith("20");
      assertThat(letter.path("body").asString()).contains("order-1");
      assertThat(json.path("deadLetters"))
          .anySatisfy(
              foreign -> {
                assertThat(foreign.path("jobId").isNull()).isTrue();
                assertThat(foreign.path("body").asString()).hasSize(1001).endsWith("…");
              });
    }
  }

  @Test
  void showsASampleOfMany() throws Exception {
    for (int number = 0; number < 25; number++) {
      giveUp("order-" + number, "no");
    }
    JsonNode json = api.get("/admin/queue/dead-letters?limit=15").json();
    assertThat(json.path("deadLetters").size()).isEqualTo(15);
    assertThat(json.path("total").asInt()).isEqualTo(25);
    assertThat(json.path("sample").asBoolean()).isTrue();
    assertThat(visible(api.deadLetters)).isEqualTo(25);
  }

  @Test
  void bringsBackTheChosenOnesAndLeavesTheRest() throws Exception {
    for (int number = 0; number < 25; number++) {
      giveUp("order-" + number, "no");
    }
    String bare =
        api.sqs
            .sendMessage(send -> send.queueUrl(api.deadLetters).messageBody("no job"))
            .messageId();
    Answer started =
        api.post(
            "/admin/queue/redrives",
            "{\"ids\":[\"order-3\",\"order-24\",\"never\",\"" + bare + "\"]}");
    assertThat(started.status()).isEqualTo(202);
    JsonNode ended = ended(started);
    assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
    assertThat(ended.path("moved").asInt()).isEqualTo(3);
    assertThat(ended.path("toMove").asInt()).isEqualTo(4);
    assertThat(ended.path("missing").path(0).asString()).isEqualTo("never");
    assertThat(visible(api.queue)).isEqualTo(3);
    assertThat(visible(api.deadLetters)).isEqualTo(23);
    assertThat(take(api.queue, 3))
        .extracting(Message::body)
        .containsExactlyInAnyOrder(body("order-3"), body("order-24"), "no job");
  }

  @Test
  void bringsBackAll() throws Exception {
    for (int number = 0; number < 25; number++) {
      giveUp("order-" + number, "no");
    }
    Answer started = api.post("/admin/queue/redrives", "{\"all\":true}");
    assertThat(started.status()).isEqualTo(202);
    assertThat(started.json().path("scope").asString()).isEqualTo("ALL");
    JsonNode ended = ended(started);
    assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(visible(api.queue)).isEqualTo(25));
    assertThat(visible(api.deadLetters)).isZero();
    assertThat(take(api.queue, 1).getFirst().messageAttributes()).containsKey("JobId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"all\":false}",
        "{\"ids\":[]}",
        "{\"all\":true,\"ids\":[\"a\"]}",
        "{\"ids\":[null]}",
        "{\"ids\":[\" \"]}"
      })
  void wantsToKnowWhichToBringBack(String body) throws Exception {
    assertThat(api.post("/admin/queue/redrives", body).status()).isEqualTo(400);
  }

  @Test
  void doesNotKnowARedriveThatNobodyStarted() throws Exception {
    assertThat(api.get("/admin/queue/redrives/none").status()).isEqualTo(404);
  }

  @Test
  void tellsHowTheQueueIsDoing() throws Exception {
    giveUp("order-1", "no");
    for (int number = 0; number < 3; number++) {
      String body = body("order-" + number);
      api.sqs.sendMessage(send -> send.queueUrl(api.queue).messageBody(body));
    }
    take(api.queue, 1);
    api.sqs.sendMessage(send -> send.queueUrl(api.queue).messageBody("later").delaySeconds(600));
    JsonNode json = api.get("/admin/queue").json();
    assertThat(json.path("visible").asInt()).isEqualTo(2);
    assertThat(json.path("inFlight").asInt()).isEqualTo(1);
    assertThat(json.path("delayed").asInt()).isEqualTo(1);
    assertThat(json.path("deadLetters").asInt()).isEqualTo(1);
    assertThat(json.path("paused").asBoolean()).isFalse();
    // The data plane alone has no CloudWatch.
    assertThat(json.path("oldestAge").isNull()).isTrue();
  }

  @Test
  void pausesAndResumes() throws Exception {
    Answer paused = api.send(api.request("POST", "/admin/queue/pause", null));
    assertThat(paused.json().path("paused").asBoolean()).isTrue();
    assertThat(api.get("/admin/queue").json().path("paused").asBoolean()).isTrue();
    api.send(api.request("POST", "/admin/queue/resume", null));
    assertThat(api.get("/admin/queue").json().path("paused").asBoolean()).isFalse();
  }

  private static JsonNode ended(Answer started) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> api.get(started.header("Location")).json(),
            redrive -> !redrive.path("state").asString().equals("RUNNING"));
  }

  private static JsonNode find(JsonNode letters, String jobId) {
    for (JsonNode letter : letters) {
      if (letter.path("jobId").asString("").equals(jobId)) {
        return letter;
      }
    }
    throw new AssertionError("No " + jobId + " in " + letters);
  }

  private static void giveUp(String id, String reason) {
    var attributes = new HashMap<String, MessageAttributeValue>();
    attributes.put("Reason", text(reason));
    attributes.put("JobType", text("webhook.delivery"));
    attributes.put("JobId", text(id));
    attributes.put(
        "Attempts", MessageAttributeValue.builder().dataType("Number").stringValue("8").build());
    attributes.put("FailedAt", text("2026-11-22T12:00:00Z"));
    attributes.put("CorrelationId", text("c"));
    api.sqs.sendMessage(
        send -> send.queueUrl(api.deadLetters).messageBody(body(id)).messageAttributes(attributes));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static String body(String id) {
    return "{\"schema\":1,\"id\":\"" + id + "\",\"type\":\"webhook.delivery\",\"payload\":{}}";
  }

  private static List<Message> take(String url, int most) {
    return api.sqs
        .receiveMessage(
            receive -> receive.queueUrl(url).maxNumberOfMessages(most).messageAttributeNames("All"))
        .messages();
  }

  private static int visible(String url) {
    return Integer.parseInt(
        api.sqs
            .getQueueAttributes(
                get ->
                    get.queueUrl(url)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
  }
}
