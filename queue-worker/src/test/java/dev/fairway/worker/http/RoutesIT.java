package dev.fairway.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;

/** Each route there is is either open or asks for the token. */
final class RoutesIT {

  private static final Set<String> PROTECTED =
      Set.of(
          "POST /jobs",
          "GET /jobs/{id}",
          "POST /events",
          "GET /subscriptions",
          "POST /subscriptions",
          "GET /subscriptions/{id}",
          "PUT /subscriptions/{id}",
          "DELETE /subscriptions/{id}",
          "POST /subscriptions/{id}/secret",
          "POST /subscriptions/{id}/test",
          "GET /admin/queue",
          "POST /admin/queue/pause",
          "POST /admin/queue/resume",
          "GET /admin/queue/dead-letters",
          "POST /admin/queue/redrives",
          "GET /admin/queue/redrives/{id}",
          "ANY /error");
  private static final Set<String> OPEN =
      Set.of(
          "GET /queue-worker/health",
          "GET /queue-worker/health/**",
          "GET /queue-worker/openapi",
          "GET /queue-worker/openapi.yaml",
          "GET /queue-worker/openapi/swagger-config",
          "GET /queue-worker/docs");

  private static Api api;

  @BeforeAll
  static void start() {
    api = new Api();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static Set<String> protectedRoutes() {
    return PROTECTED;
  }

  static Set<String> openRoutes() {
    return OPEN;
  }

  @Test
  void areAllListedHere() {
    var found = new HashSet<String>();
    for (AbstractHandlerMethodMapping<?> mapping :
        api.context.getBeansOfType(AbstractHandlerMethodMapping.class).values().stream()
            .map(found_ -> (AbstractHandlerMethodMapping<?>) found_)
            .toList()) {
      mapping.getHandlerMethods().keySet().stream()
          .map(RequestMappingInfo.class::cast)
          .flatMap(info -> routes(info).stream())
          .forEach(found::add);
    }
    var listed = new HashSet<>(PROTECTED);
    listed.addAll(OPEN);
    assertThat(found).containsExactlyInAnyOrderElementsOf(listed);
  }

  private static List<String> routes(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return info.getPatternValues().stream()
        .flatMap(
            path ->
                methods.isEmpty()
                    ? java.util.stream.Stream.of("ANY " + path)
                    : methods.stream().map(method -> method + " " + path))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("protectedRoutes")
  void askForTheToken(String route) throws Exception {
    String body = send(route).response().body();
    for (String token :
        List.of(
            "Bearer",
            "Bearer ",
            "Bearer wrong",
            Api.TOKEN,
            "Basic " + Api.TOKEN,
            "Bearer " + Api.TOKEN + "x",
            "Bearer a-token-for-test")) {
      Api.Answer answer = send(route, "Authorization", token);
      assertThat(answer.status()).as(token).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"queue-worker\"");
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.response().body()).isEqualTo(body);
    }
  }

  @ParameterizedTest
  @MethodSource("openRoutes")
  void areOpenWhereListed(String route) throws Exception {
    assertThat(send(route).status()).isIn(200, 302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /nothing",
        "GET /jobs/nothing/here",
        "GET /admin",
        "GET /actuator/health",
        "OPTIONS /jobs",
        "HEAD /jobs/1",
        "TRACE /jobs",
        "GET /queue-worker-and-more",
        "GET /queue-worker//health",
        "GET /queue-worker;x/health",
        "GET /queue-worker/%2e%2e/jobs/1",
        "GET /queue-worker/health%2f..%2f..%2fjobs",
        "GET /QUEUE-WORKER/health"
      })
  void answerAlikeWhereThereIsNothing(String route) throws Exception {
    Api.Answer answer = send(route);
    // The server itself refuses encoded slashes and TRACE.
    assertThat(answer.status()).isIn(400, 401, 405);
    assertThat(answer.response().body()).doesNotContain("Exception", "dev.fairway");
  }

  @Test
  void areNotReachedByAPathThatClimbsOutOfTheOpenOne() throws Exception {
    for (String path :
        List.of(
            "/queue-worker/../jobs/1", "/queue-worker/./../jobs/1", "/queue-worker/..;/jobs/1")) {
      assertThat(raw("GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 4").doesNotContain("200");
    }
  }

  private static String raw(String requestLine) throws Exception {
    try (var socket = new Socket("127.0.0.1", api.port())) {
      socket
          .getOutputStream()
          .write(
              (requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void takeTheTokenInAnySpellingOfTheScheme() throws Exception {
    HttpRequest.Builder request =
        api.anonymous("GET", "/jobs/none", null).header("Authorization", "bearer " + Api.TOKEN);
    assertThat(api.send(request).status()).isEqualTo(404);
  }

  private static Api.Answer send(String route, String... header) throws Exception {
    String[] parts = route.replace("{id}", "1").replace("/**", "/readiness").split(" ", 2);
    String method = parts[0].equals("ANY") ? "GET" : parts[0];
    HttpRequest.Builder request = api.anonymous(method, parts[1], null);
    return api.send(header.length == 0 ? request : request.headers(header));
  }

  @Test
  void tellNothingOfTheServiceInItsHealth() throws Exception {
    for (String path : List.of("", "/liveness", "/readiness")) {
      JsonNode health = api.send(api.anonymous("GET", "/queue-worker/health" + path, null)).json();
      assertThat(health.path("status").asString()).isEqualTo("UP");
      assertThat(health.propertyNames()).isSubsetOf("status", "groups");
    }
  }
}
