package dev.fairway.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.worker.http.Api.Answer;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.subscription.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** Subscriptions over HTTP, in a real table. */
final class SubscriptionsIT {

  private static final String WISH =
      "{\"url\":\"http://127.0.0.1:9/hooks\",\"eventTypes\":[\"Image *\",\"Report Ready\"],"
          + "\"description\":\"the shop\"}";

  private static Api api;

  @BeforeAll
  static void start() {
    api = new Api();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void tellsTheSecretOnceAndThenNoMore() throws Exception {
    Answer created = api.post("/subscriptions", WISH);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    JsonNode json = created.json();
    String id = json.path("id").asString();
    assertThat(id).matches("sub_[0-9a-f]{16}");
    assertThat(created.header("Location")).isEqualTo("/subscriptions/" + id);
    String secret = json.path("secret").asString();
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
    Answer found = api.get("/subscriptions/" + id);
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.response().body()).doesNotContain("whsec_");
    assertThat(found.json().path("url").asString()).isEqualTo("http://127.0.0.1:9/hooks");
    assertThat(found.json().path("eventTypes").path(0).asString()).isEqualTo("Image *");
    assertThat(found.json().path("description").asString()).isEqualTo("the shop");
    assertThat(found.json().path("enabled").asBoolean()).isTrue();
    assertThat(api.get("/subscriptions?limit=200").response().body()).doesNotContain("whsec_");
    assertThat(item(id)).containsEntry("secret", AttributeValue.fromS(secret));
  }

  @Test
  void changesWhatIsAskedForAndKeepsTheSecret() throws Exception {
    String id = create();
    AttributeValue secret = item(id).get("secret");
    Answer changed =
        api.send(
            api.request(
                "PUT",
                "/subscriptions/" + id,
                "{\"url\":\"http://127.0.0.2/\",\"eventTypes\":[\"*\"],\"enabled\":false}"));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    JsonNode found = api.get("/subscriptions/" + id).json();
    assertThat(found.path("url").asString()).isEqualTo("http://127.0.0.2/");
    assertThat(found.path("enabled").asBoolean()).isFalse();
    assertThat(found.has("description")).isFalse();
    assertThat(item(id).get("secret")).isEqualTo(secret);
  }

  @Test
  void changesNothingWhereAnotherRevisionIsMeant() throws Exception {
    String id = create();
    for (String method : new String[] {"PUT", "DELETE"}) {
      Answer refused =
          api.send(
              api.request(method, "/subscriptions/" + id, method.equals("PUT") ? WISH : null)
                  .header("If-Match", "\"7\""));
      assertThat(refused.status()).isEqualTo(412);
      assertThat(refused.json().path("detail").asString()).contains("changed since");
    }
    assertThat(api.get("/subscriptions/" + id).header("ETag")).isEqualTo("\"1\"");
    assertThat(
            api.send(api.request("PUT", "/subscriptions/" + id, WISH).header("If-Match", "\"1\""))
                .status())
        .isEqualTo(200);
  }

  @Test
  void losesNoChangeThatComesAtTheSameTime() throws Exception {
    String id = create();
    Subscriptions subscriptions = api.context.getBean(Subscriptions.class);
    Subscription read = subscriptions.find(id).orElseThrow();
    Instant now = Instant.EPOCH;
    assertThat(subscriptions.replace(read.disabled("first", now))).isTrue();
    assertThat(subscriptions.replace(read.disabled("second", now))).isFalse();
    assertThat(subscriptions.delete(id, 1L)).isFalse();
    assertThat(subscriptions.find(id).orElseThrow().disabledBecause()).isEqualTo("first");
    assertThat(subscriptions.delete(id, 2L)).isTrue();
    assertThat(subscriptions.replace(read.disabled("third", now))).isFalse();
  }

  @Test
  void rotatesASecretWithTimeToChangeIt() throws Exception {
    Answer created = api.post("/subscriptions", WISH);
    String id = created.json().path("id").asString();
    Answer rotated = api.post("/subscriptions/" + id + "/secret", "{\"overlap\":\"PT1H\"}");
    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.json().path("secret").asString())
        .startsWith("whsec_")
        .isNotEqualTo(created.json().path("secret").asString());
    Subscription stored = api.context.getBean(Subscriptions.class).find(id).orElseThrow();
    Instant end = Instant.parse(rotated.json().path("previousSecretUntil").asString());
    assertThat(Duration.between(stored.revision().updatedAt(), end)).isEqualTo(Duration.ofHours(1));
    assertThat(stored.secrets().at(end.minusMillis(1))).hasSize(2);
    assertThat(stored.secrets().at(end)).hasSize(1);
    assertThat(api.send(api.request("POST", "/subscriptions/" + id + "/secret", null)).status())
        .isEqualTo(200);
    assertThat(api.post("/subscriptions/" + id + "/secret", "{\"overlap\":\"P8D\"}").status())
        .isEqualTo(400);
  }

  @Test
  void sendsATestDelivery() throws Exception {
    String id = create();
    Answer sent = api.send(api.request("POST", "/subscriptions/" + id + "/test", null));
    assertThat(sent.status()).isEqualTo(202);
    assertThat(api.jobs().sent.getLast().id()).startsWith("test-").endsWith(":" + id);
    assertThat(api.jobs().sent.getLast().payload().at("/event/type").asString())
        .isEqualTo("fairway.test");
  }

  @Test
  void isGoneAfterItsDeletion() throws Exception {
    String id = create();
    assertThat(api.send(api.request("DELETE", "/subscriptions/" + id, null)).status())
        .isEqualTo(204);
    for (String method : new String[] {"GET", "DELETE"}) {
      assertThat(api.send(api.request(method, "/subscriptions/" + id, null)).status())
          .isEqualTo(404);
    }
  }

  @Test
  void listsPageByPage() throws Exception {
    var ids = new HashSet<String>();
    for (int number = 0; number < 7; number++) {
      ids.add(create());
    }
    var listed = new ArrayList<String>();
    String path = "/subscriptions?limit=3";
    for (String next = ""; next != null; ) {
      JsonNode page = api.get(path + (next.isEmpty() ? "" : "&after=" + next)).json();
      assertThat(page.path("subscriptions").size()).isLessThanOrEqualTo(3);
      page.path("subscriptions").forEach(found -> listed.add(found.path("id").asString()));
      next = page.path("next").stringValue(null);
    }
    assertThat(listed).doesNotHaveDuplicates().containsAll(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|#/url|url is missing",
        "{\"url\":\"https://127.0.0.1/\"}|#/eventTypes|eventTypes must be a list",
        "{\"url\":\"https://127.0.0.1/\",\"eventTypes\":[]}|#/eventTypes|eventTypes must be a list",
        "{\"url\":\"https://127.0.0.1/\",\"eventTypes\":[\"a\",\"*b\"]}|#/eventTypes/1|an event type is",
        "{\"url\":\"https://127.0.0.1/\",\"eventTypes\":[\"a\",null]}|#/eventTypes/1|an event type is",
        "{\"url\":\"https://127.0.0.1/\",\"eventTypes\":\"a\"}|#/eventTypes|the value here must be a list",
        "{\"url\":\"https://10.0.0.1/\",\"eventTypes\":[\"a\"]}|#/url|the host 10.0.0.1 leads to 10.0.0.1, which is private (10.0.0.0/8)",
        "{\"url\":\"https://169.254.169.254/\",\"eventTypes\":[\"a\"]}|#/url|the host 169.254.169.254 leads to 169.254.169.254, link-local",
        "{\"url\":\"http://1.1.1.1/\",\"eventTypes\":[\"a\"]}|#/url|the URL must begin with https://",
        "{\"url\":\"https://a:b@127.0.0.1/\",\"eventTypes\":[\"a\"]}|#/url|the URL must not hold a user name",
        "{\"url\":\"https://127.0.0.1/\",\"eventTypes\":[\"a\"],\"enabled\":\"yes\"}|#/enabled|the value here must be true or false",
        "{\"url\":\"https://127.0.0.1/\",\"events\":[\"a\"]}|#/events|the field \"events\" is unknown; known are description, enabled, eventTypes, url"
      })
  void saysWhatIsWrong(String body, String pointer, String detail) throws Exception {
    Answer answer = api.post("/subscriptions", body);
    assertThat(answer.status()).isEqualTo(400);
    JsonNode fault = answer.json().path("errors").path(0);
    assertThat(fault.path("pointer").asString()).isEqualTo(pointer);
    assertThat(fault.path("detail").asString()).startsWith(detail);
  }

  private static String create() throws Exception {
    return api.post("/subscriptions", WISH).json().path("id").asString();
  }

  private static Map<String, AttributeValue> item(String id) {
    return api.tables
        .getItem(
            get ->
                get.tableName("subscriptions")
                    .key(Map.of("id", AttributeValue.fromS(id)))
                    .consistentRead(true))
        .item();
  }
}
