package dev.fairway.alert.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.alert.AlertRelayApplication;
import dev.fairway.alert.book.count.RuleHits;
import dev.fairway.alert.notice.Notice.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application as it is deployed, on a free port, with a way out of memory. */
@ExtendWith(SharedRegion.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiIT {

  private static final String TOKEN = "a-token-for-tests";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** In place of the topic. */
  @Configuration(proxyBeanMethods = false)
  static class Topic {

    @Bean
    @Primary
    Told told() {
      return new Told();
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Place place;
  private @Nullable ConfigurableApplicationContext context;

  @BeforeAll
  void start() {
    Place created = Place.create(SharedRegion.endpoint());
    place = created;
    context =
        new SpringApplicationBuilder(AlertRelayApplication.class, Topic.class)
            .properties(Relay.properties(created))
            .properties(
                "server.port=0",
                "server.address=127.0.0.1",
                "api.token=" + TOKEN,
                "alert.most-per-window=100")
            .run();
  }

  @AfterAll
  void stop() {
    context().close();
    http.close();
  }

  private Place place() {
    return Objects.requireNonNull(place);
  }

  private ConfigurableApplicationContext context() {
    return Objects.requireNonNull(context);
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(condition);
  }

  private HttpResponse<String> call(String method, String path, String body, String token)
      throws Exception {
    String port = context().getEnvironment().getProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = call("GET", path, "", TOKEN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private JsonNode post(String path, String body, int status) throws Exception {
    HttpResponse<String> answer = call("POST", path, body, TOKEN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private JsonNode alertsOf(String family) throws Exception {
    return get("/alerts?family=" + family).get("alerts");
  }

  private void fail(String id, String family) {
    place().send(EcsEvents.exited(id, family, 1, Instant.parse("2026-11-22T12:00:00Z")));
  }

  @Test
  void asksForTheTokenEverywhereButAtHealthAndDescription() throws Exception {
    for (String open :
        new String[] {
          "/alert-relay/health",
          "/alert-relay/health/liveness",
          "/alert-relay/health/readiness",
          "/alert-relay/openapi"
        }) {
      assertThat(call("GET", open, "", "wrong").statusCode()).as(open).isEqualTo(200);
    }
    for (String path : new String[] {"/alerts", "/mutes", "/alert-rules", "/nothing"}) {
      assertThat(call("GET", path, "", "wrong").statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void describesEveryPath() throws Exception {
    JsonNode paths = get("/alert-relay/openapi").get("paths");
    assertThat(paths.propertyNames())
        .containsExactlyInAnyOrder(
            "/alerts",
            "/alerts/{id}",
            "/alerts/{id}/events",
            "/alerts/{id}/acknowledge",
            "/alerts/test",
            "/mutes",
            "/mutes/{id}",
            "/alert-rules");
  }

  @Test
  void listsWhatFits() throws Exception {
    fail("l-1", "listed");
    until(() -> alertsOf("listed").size() == 1);
    assertThat(get("/alerts?family=listed&state=OPEN&cluster=prod").get("alerts")).hasSize(1);
    assertThat(get("/alerts?family=listed&state=ENDED").get("alerts")).isEmpty();
    assertThat(get("/alerts?family=listed&severity=INFO").get("alerts")).isEmpty();
    assertThat(get("/alerts?family=listed&category=NO_SUCH").get("alerts")).isEmpty();
    JsonNode alert = alertsOf("listed").get(0);
    assertThat(alert.get("firstAt").asString()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(get("/alerts/" + alert.get("id").asString())).isEqualTo(alert);
  }

  @Test
  void pagesThroughAlertsAndEvents() throws Exception {
    for (int i = 0; i < 7; i++) {
      fail("p-" + i, "page-" + i);
      fail("q-" + i, "many");
    }
    until(
        () -> {
          JsonNode many = alertsOf("many");
          return many.size() == 1 && many.get(0).get("count").asInt() == 7;
        });
    until(() -> alertsOf("page-6").size() == 1 && alertsOf("page-0").size() == 1);
    assertThat(ids("/alerts?limit=3", "alerts")).hasSizeGreaterThanOrEqualTo(8);
    String id = alertsOf("many").get(0).get("id").asString();
    assertThat(ids("/alerts/" + id + "/events?limit=3", "events"))
        .containsExactlyInAnyOrder("q-0", "q-1", "q-2", "q-3", "q-4", "q-5", "q-6");
  }

  /** The ids on all pages, of which each comes once. */
  private Set<String> ids(String path, String member) throws Exception {
    Set<String> ids = new HashSet<>();
    String next = "";
    do {
      JsonNode page = get(path + next);
      for (JsonNode one : page.get(member)) {
        assertThat(ids.add(one.get("id").asString())).as("comes once").isTrue();
      }
      next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!next.isEmpty());
    return ids;
  }

  @Test
  void acknowledges() throws Exception {
    fail("a-1", "acknowledged");
    until(() -> alertsOf("acknowledged").size() == 1);
    String id = alertsOf("acknowledged").get(0).get("id").asString();
    JsonNode alert = post("/alerts/" + id + "/acknowledge", "{\"by\":\"ann\"}", 200);
    assertThat(alert.get("acknowledgedBy").asString()).isEqualTo("ann");
    post("/alerts/" + id + "/acknowledge", "{}", 400);
    post("/alerts/3f0c9a7be1d24c553f0c9a7b-1/acknowledge", "{\"by\":\"ann\"}", 404);
  }

  @Test
  void mutesUntilATimeOrByHand() throws Exception {
    String until = Instant.now().plusSeconds(600).toString();
    JsonNode mute = post("/mutes", "{\"family\":\"loud\",\"until\":\"%s\"}".formatted(until), 201);
    assertThat(get("/mutes").get("mutes")).contains(mute);
    fail("m-1", "loud");
    until(() -> alertsOf("loud").size() == 1);
    String id = mute.get("id").asString();
    assertThat(call("DELETE", "/mutes/" + id, "", TOKEN).statusCode()).isEqualTo(204);
    assertThat(call("DELETE", "/mutes/" + id, "", TOKEN).statusCode()).isEqualTo(404);
    assertThat(get("/mutes").get("mutes")).doesNotContain(mute);
    assertThat(alertsOf("loud").get(0).get("notices").asInt()).isZero();
  }

  @Test
  void saysAllThatIsWrongWithARequest() throws Exception {
    assertThat(post("/mutes", "{\"until\":\"2001-01-01T00:00:00Z\"}", 400).get("errors"))
        .extracting(error -> error.get("pointer").asString())
        .containsExactlyInAnyOrder("#/family", "#/until");
    post("/mutes", "{\"famly\":\"x\"}", 400);
    assertThat(call("GET", "/alerts?state=SLEEPY&after=***", "", TOKEN).body())
        .contains("state must be one of OPEN, ENDED")
        .contains("next of the page before");
    assertThat(call("GET", "/alerts/nonsense", "", TOKEN).statusCode()).isEqualTo(404);
  }

  @Test
  void publishesATestNotice() throws Exception {
    JsonNode sent = post("/alerts/test", "", 200);
    assertThat(context().getBean(Told.class).of(Kind.TEST))
        .singleElement()
        .satisfies(notice -> assertThat(notice.id()).isEqualTo(sent.get("noticeId").asString()));
  }

  @Test
  void listsTheRulesWithTheirHits() throws Exception {
    fail("h-1", "hit");
    until(() -> alertsOf("hit").size() == 1);
    context().getBean(RuleHits.class).flush();
    assertThat(get("/alert-rules").get("rules"))
        .filteredOn(rule -> rule.get("name").asString().equals("exit-1"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.get("hits").asInt()).isPositive());
  }
}
