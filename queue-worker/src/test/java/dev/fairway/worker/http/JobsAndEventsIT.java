package dev.fairway.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.common.failure.OutOfReachException;
import dev.fairway.common.http.gate.BodyLimitFilter;
import dev.fairway.worker.http.Api.Answer;
import dev.fairway.worker.job.NewJob;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class JobsAndEventsIT {

  private static final String EVENT =
      "{\"id\":\"e\",\"type\":\"t\",\"source\":\"s\",\"time\":\"2026-11-22T12:00:00Z\",\"data\":1}";

  private static Api api;

  @BeforeAll
  static void start() {
    api = new Api();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void forget() {
    api.jobs().sent.clear();
    api.jobs().failure = null;
  }

  @Test
  void takesAJobAndTellsOfIt() throws Exception {
    Answer posted =
        api.post(
            "/jobs",
            "{\"id\":\"a:1#2\",\"type\":\"event.fanout\",\"payload\":"
                + EVENT
                + ",\"correlationId\":\"c\",\"group\":\"g\"}");
    assertThat(posted.status()).isEqualTo(202);
    assertThat(posted.header("Location")).isEqualTo("/jobs/a:1%232");
    NewJob sent = api.jobs().sent.getFirst();
    assertThat(sent.id()).isEqualTo("a:1#2");
    assertThat(sent.correlationId()).isEqualTo("c");
    assertThat(sent.group()).isEqualTo(Optional.of("g"));
    JsonNode found = api.get(posted.header("Location")).json();
    assertThat(found.path("id").asString()).isEqualTo("a:1#2");
    assertThat(found.path("state").asString()).isEqualTo("QUEUED");
  }

  @Test
  void makesUpAnId() throws Exception {
    Answer posted = api.post("/jobs", "{\"type\":\"event.fanout\",\"payload\":" + EVENT + "}");
    assertThat(posted.status()).isEqualTo(202);
    NewJob sent = api.jobs().sent.getFirst();
    assertThat(sent.id()).isEqualTo(posted.json().path("id").asString()).hasSize(36);
    assertThat(sent.correlationId()).isEqualTo(sent.id());
  }

  @ParameterizedTest
  @CsvSource({"order-7", "'\"order-7\"'"})
  void takesTheIdFromIdempotencyKey(String key) throws Exception {
    HttpRequest.Builder request =
        api.request("POST", "/jobs", "{\"type\":\"event.fanout\",\"payload\":" + EVENT + "}")
            .header("Idempotency-Key", key);
    assertThat(api.send(request).json().path("id").asString()).isEqualTo("order-7");
  }

  @Test
  void doesNotKnowAJobThatNobodySent() throws Exception {
    Answer answer = api.get("/jobs/none");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("detail").asString()).isEqualTo("There is no job none.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/jobs|{}|#/type|type is missing; it is a text of 1 to 128 characters",
        "/jobs|{\"type\":\"x\",\"payload\":1}|#/type|type has no handler here; known are [event.fanout, webhook.delivery]",
        "/jobs|{\"type\":\"event.fanout\"}|#/payload|payload is missing; it is what the job needs",
        "/jobs|{\"type\":\"event.fanout\",\"payload\":{\"id\":\"e\"}}|#/payload|an event needs \"type\"",
        "/jobs|{\"type\":\"event.fanout\",\"payload\":7}|#/payload|the value here must be an object {...}",
        "/jobs|{\"id\":\"a b\",\"type\":\"event.fanout\",\"payload\":{}}|#/id|id must be 1 to 128 characters out of letters, digits and - _ . : #",
        "/jobs|{\"id\":\"fairway/paused\",\"type\":\"event.fanout\",\"payload\":{}}|#/id|id must be 1 to 128 characters out of letters, digits and - _ . : #",
        "/jobs|{\"kind\":\"x\"}|#/kind|the field \"kind\" is unknown; known are correlationId, group, id, payload, type",
        "/jobs|{\"id\":7}|#/id|the value here must be a text",
        "/jobs|{\"id\":{}}|#/id|the value here must be a text",
        "/jobs|[]|#|the value here must be an object {...}",
        "/jobs||#|the body is missing; it is a JSON object",
        "/jobs|{\"id\":\"a\"|#|this is no JSON: line 1",
        "/jobs|{\"id\":\"a\",\"id\":\"b\"}|#|this is no JSON: line 1",
        "/jobs|{} {}|#|",
        "/events|{}|#/type|type is missing; it is a text of 1 to 128 characters",
        "/events|{\"type\":\"t\",\"source\":\"s\"}|#/data|data is missing; it is any JSON",
        "/events|{\"id\":\"é\",\"type\":\"t\",\"source\":\"s\",\"data\":1}|#/id|id must be 1 to 100 characters out of letters, digits and - _ . : #",
      })
  void saysWhichFieldIsWrongAndWhatWouldBeRight(
      String path, String body, String pointer, String detail) throws Exception {
    Answer answer = api.post(path, body == null ? "" : body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode fault = answer.json().path("errors").path(0);
    assertThat(fault.path("pointer").asString()).isEqualTo(pointer);
    assertThat(fault.path("detail").asString()).startsWith(detail == null ? "" : detail);
    assertThat(answer.response().body())
        .doesNotContain("dev.fairway", "jackson", "Exception", "java.");
    assertThat(api.jobs().sent).isEmpty();
  }

  @Test
  void saysAllThatIsWrongAtOnce() throws Exception {
    assertThat(api.post("/events", "{\"id\":\"a b\"}").json().path("errors"))
        .extracting(fault -> fault.path("pointer").asString())
        .containsExactly("#/id", "#/type", "#/source", "#/data");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /jobs, 405",
    "GET, /nothing, 404",
    "GET, /jobs/a/b, 404",
    "POST, /admin/queue, 405"
  })
  void answersAProblemWhereThereIsNothing(String method, String path, int status) throws Exception {
    Answer answer = api.send(api.request(method, path, null));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void wantsJson() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + api.port() + "/jobs"))
            .header("Authorization", "Bearer " + Api.TOKEN)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertThat(api.send(request).status()).isEqualTo(415);
  }

  @Test
  void refusesABodyThatIsTooLargeWhetherItSaysSoOrNot() throws Exception {
    byte[] large = new byte[BodyLimitFilter.LIMIT + 1];
    for (HttpRequest.BodyPublisher body :
        java.util.List.of(
            HttpRequest.BodyPublishers.ofByteArray(large),
            HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
      HttpRequest.Builder request = api.request("POST", "/jobs", "").method("POST", body);
      Answer answer = api.send(request);
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.json().path("detail").asString())
          .isEqualTo("A body may have at most 262144 bytes.");
    }
  }

  @Test
  void takesABodyOfTheLargestSize() throws Exception {
    String head = "{\"type\":\"t\",\"source\":\"s\",\"data\":\"";
    String body = head + "x".repeat(BodyLimitFilter.LIMIT - head.length() - 2) + "\"}";
    assertThat(api.post("/events", body).status()).isEqualTo(202);
  }

  @Test
  void hasAnEventFannedOut() throws Exception {
    Answer posted =
        api.post(
            "/events",
            "{\"id\":\"report-7\",\"type\":\"Report Ready\",\"source\":\"shop\",\"data\":{\"n\":7}}");
    assertThat(posted.status()).isEqualTo(202);
    assertThat(posted.header("Location")).isEqualTo("/jobs/event:report-7");
    NewJob sent = api.jobs().sent.getFirst();
    assertThat(sent.id()).isEqualTo("event:report-7");
    assertThat(sent.type()).isEqualTo("event.fanout");
    assertThat(sent.correlationId()).isEqualTo("report-7");
    assertThat(sent.payload().path("type").asString()).isEqualTo("Report Ready");
    assertThat(sent.payload().path("data").path("n").asInt()).isEqualTo(7);
    assertThat(sent.payload().path("time").isString()).isTrue();
  }

  @Test
  void saysThatAwsIsOutOfReachAndNoMore() throws Exception {
    api.jobs().failure =
        new OutOfReachException("No answer from queue-7", new IllegalStateException("inner"));
    Answer answer = api.post("/events", "{\"type\":\"t\",\"source\":\"s\",\"data\":1}");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.response().body()).doesNotContain("queue-7", "inner", "Exception");
  }

  @Test
  void tellsNothingOfAFailureThatNobodyForesaw() throws Exception {
    api.jobs().failure = new IllegalArgumentException("a secret of ours");
    Answer answer = api.post("/events", "{\"type\":\"t\",\"source\":\"s\",\"data\":1}");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.response().body()).doesNotContain("secret", "Exception", "dev.fairway");
  }

  @ParameterizedTest
  @CsvSource({
    "/jobs/a%20b, 404",
    "/subscriptions/a%20b, 404",
    "/admin/queue/redrives/a%20b, 404",
    "/subscriptions?after=, 400",
    "/subscriptions?after=a%20b, 400",
    "/subscriptions?limit=many, 400"
  })
  void looksForNothingThatCantBeThere(String path, int status) throws Exception {
    assertThat(api.get(path).status()).isEqualTo(status);
    assertThat(api.get(path).header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void describesItself() throws Exception {
    Answer answer = api.send(api.anonymous("GET", "/queue-worker/openapi", null));
    JsonNode paths = answer.json().path("paths");
    assertThat(paths.propertyNames())
        .containsExactlyInAnyOrder(
            "/jobs",
            "/jobs/{id}",
            "/events",
            "/subscriptions",
            "/subscriptions/{id}",
            "/subscriptions/{id}/secret",
            "/subscriptions/{id}/test",
            "/admin/queue",
            "/admin/queue/pause",
            "/admin/queue/resume",
            "/admin/queue/dead-letters",
            "/admin/queue/redrives",
            "/admin/queue/redrives/{id}");
    assertThat(answer.json().at("/components/schemas").propertyNames())
        .allMatch(name -> name.matches("[A-Za-z]+"));
    JsonNode operation = paths.path("/jobs").path("post");
    assertThat(operation.path("operationId").asString()).isEqualTo("Jobs_post");
    assertThat(operation.path("responses").propertyNames())
        .contains("202", "400", "401", "413")
        .doesNotContain("200");
    assertThat(answer.json().at("/components/securitySchemes/token/scheme").asString())
        .isEqualTo("bearer");
    Answer page = api.send(api.anonymous("GET", "/queue-worker/docs", null));
    assertThat(page.header("Location")).isEqualTo("/queue-worker/swagger-ui/index.html");
    assertThat(api.send(api.anonymous("GET", page.header("Location"), null)).response().body())
        .contains("Swagger UI");
  }
}
