package dev.fairway.sandbox.alb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.alb.proxy.RequestRecord;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of a request to its target and back, with real servers. */
final class ProxyIT {

  private final AlbRegion region = new AlbRegion();
  private final TestServer one = TestServer.named("one");
  private final TestServer two = TestServer.named("two");

  @AfterEach
  void close() {
    region.close();
    one.close();
    two.close();
  }

  @Test
  void routesByTheRulesAndElseAnswersTheDefault() {
    String jobs = region.group("jobs", "");
    String rest = region.group("rest", "");
    region.register(jobs, one);
    region.register(rest, two);
    region.rule(
        10, "{'Field':'path-pattern','Values':['/jobs','/jobs/*']}", AlbRegion.forward(jobs));
    region.rule(
        20,
        "{'Field':'path-pattern','Values':['/admin']},{'Field':'source-ip','SourceIpConfig':{'Values':['10.0.0.0/8']}}",
        AlbRegion.forward(jobs));
    region.rule(
        30,
        "{'Field':'path-pattern','Values':['/ops']},{'Field':'source-ip','SourceIpConfig':{'Values':['10.0.0.0/8','127.0.0.1/32']}}",
        AlbRegion.forward(rest));

    assertThat(region.get("/jobs/1?a=b").body()).isEqualTo("one");
    assertThat(region.get("/ops").body()).isEqualTo("two");
    HttpResponse<String> admin =
        region.send(region.request("/admin").header("X-Forwarded-For", "10.0.0.1"));
    assertThat(admin.statusCode()).isEqualTo(404);
    assertThat(admin.body()).isEqualTo("nothing here");
    assertThat(admin.headers().firstValue("Content-Type")).contains("text/plain");
    assertThat(one.urls()).containsExactly("/jobs/1?a=b");
  }

  @Test
  void sharesByWeight() {
    String heavy = region.group("heavy", "");
    String light = region.group("light", "");
    region.register(heavy, one);
    region.register(light, two);
    region.rule(
        1,
        "{'Field':'path-pattern','Values':['*']}",
        "{'Type':'forward','ForwardConfig':{'TargetGroups':[{'TargetGroupArn':'%s','Weight':3},{'TargetGroupArn':'%s','Weight':1}]}}"
            .formatted(heavy, light));

    Map<String, Long> answers = answers(40);

    assertThat(answers.get("one")).isBetween(29L, 31L);
    assertThat(answers.get("two")).isBetween(9L, 11L);
  }

  @Test
  void goesRoundTheTargets() {
    region.groupOf(one, two);

    assertThat(answers(10)).isEqualTo(Map.of("one", 5L, "two", 5L));
  }

  @Test
  void leavesOutTheUnhealthyUnlessAllAre() {
    String group = region.groupOf(one, two);
    one.health(500);
    region.awaitByChecks(group, one, "unhealthy");

    assertThat(answers(6)).isEqualTo(Map.of("two", 6L));

    two.health(500);
    region.awaitByChecks(group, two, "unhealthy");
    assertThat(answers(6)).isEqualTo(Map.of("one", 3L, "two", 3L));
  }

  @Test
  void tellsTheTargetWhoAsked() {
    region.groupOf(one);

    region.send(
        region
            .request("/a%2Fb?q=%20")
            .header("X-Forwarded-For", "203.0.113.7")
            .header("X-Forwarded-Proto", "https")
            .header("X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678;Sampled=1")
            .header("X_Odd", "kept"));

    Map<String, List<String>> seen = one.seen().getFirst();
    assertThat(one.urls()).containsExactly("/a%2Fb?q=%20");
    assertThat(seen.get("X-forwarded-for")).containsExactly("203.0.113.7, 127.0.0.1");
    assertThat(seen.get("X-forwarded-proto")).containsExactly("http");
    assertThat(seen.get("X-forwarded-port"))
        .containsExactly(Integer.toString(region.url.getPort()));
    assertThat(seen.get("Host")).containsExactly(region.url.getAuthority());
    assertThat(first(seen, "X-amzn-trace-id"))
        .matches(
            "Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678;Sampled=1");
    assertThat(seen.get("X_odd")).containsExactly("kept");
    assertThat(seen).doesNotContainKeys("X-forwarded-host", "X-forwarded-server", "Upgrade");
  }

  @Test
  void startsATraceAndKeepsItsHandsOffWhereToldTo() {
    region.groupOf(one);
    region.attribute("routing.http.drop_invalid_header_fields.enabled", "true");
    region.attribute("routing.http.xff_header_processing.mode", "preserve");

    region.send(
        region.request("/").header("X-Forwarded-For", "203.0.113.7").header("X_Odd", "dropped"));

    Map<String, List<String>> seen = one.seen().getFirst();
    assertThat(first(seen, "X-amzn-trace-id")).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    assertThat(seen.get("X-forwarded-for")).containsExactly("203.0.113.7");
    assertThat(seen).doesNotContainKey("X_odd");
  }

  @Test
  void redirectsToWhereAnotherListenerReallyIs() {
    region.call(
        "CreateListener",
        "{'LoadBalancerArn':'%s','Protocol':'HTTPS','Port':443,'Certificates':[{'CertificateArn':'arn:c'}],'DefaultActions':[{'Type':'fixed-response','FixedResponseConfig':{'StatusCode':'200','MessageBody':'secure'}}]}"
            .formatted(region.loadBalancer));
    region.rule(
        1,
        "{'Field':'path-pattern','Values':['/in/*']}",
        "{'Type':'redirect','RedirectConfig':{'StatusCode':'HTTP_301','Protocol':'HTTPS','Port':'443'}}");
    region.rule(
        2,
        "{'Field':'path-pattern','Values':['/out']}",
        "{'Type':'redirect','RedirectConfig':{'StatusCode':'HTTP_302','Protocol':'HTTPS','Port':'443','Host':'example.com','Path':'/x/#{path}'}}");

    HttpResponse<String> in = region.get("/in/a?b=c");
    HttpResponse<String> out = region.get("/out");

    String there = in.headers().firstValue("Location").orElseThrow();
    assertThat(in.statusCode()).isEqualTo(301);
    assertThat(there)
        .matches("http://127\\.0\\.0\\.1:[0-9]+/in/a\\?b=c")
        .doesNotContain(":" + region.url.getPort() + "/");
    assertThat(region.get(there).body()).isEqualTo("secure");
    assertThat(out.statusCode()).isEqualTo(302);
    assertThat(out.headers().firstValue("Location")).contains("https://example.com:443/x/out");
  }

  @Test
  void refusesWhatIsTooLongBeforeAnyRule() {
    region.groupOf(one);

    assertThat(region.get("/" + "a".repeat(17_000)).statusCode()).isEqualTo(414);
    assertThat(region.send(region.request("/").header("X-Long", "a".repeat(17_000))).statusCode())
        .isEqualTo(400);
    assertThat(
            region
                .send(region.request("/").header("X-Forwarded-For", "1.1.1.1,".repeat(30) + "2"))
                .statusCode())
        .isEqualTo(463);
    assertThat(
            region.send(region.request("/").method("TRACE", BodyPublishers.noBody())).statusCode())
        .isEqualTo(405);
    assertThat(one.seen()).isEmpty();
  }

  @Test
  void recordsEachRequest() {
    String group = region.groupOf(one);

    region.send(
        region
            .request("/jobs?a=b")
            .header("User-Agent", "test/1")
            .POST(BodyPublishers.ofString("12345")));

    Awaitility.await().atMost(AlbRegion.PATIENCE).until(() -> !region.records.isEmpty());
    RequestRecord record = region.records.getFirst();
    assertThat(record.status()).isEqualTo(200);
    assertThat(record.requestLine()).isEqualTo("POST " + region.url + "/jobs?a=b HTTP/1.1");
    assertThat(record.userAgent()).isEqualTo("test/1");
    assertThat(record.loadBalancer()).startsWith("app/web/");
    assertThat(record.client().getAddress().isLoopbackAddress()).isTrue();
    assertThat(record.receivedBytes()).isGreaterThan(100);
    assertThat(record.sentBytes()).isGreaterThan(20);
    assertThat(record.traceId()).startsWith("Root=1-");
    assertThat(record.routing()).isEqualTo(new RequestRecord.Routing(100, "forward", ""));
    RequestRecord.ToTarget target = record.toTarget().orElseThrow();
    assertThat(target.targetGroupArn()).isEqualTo(group);
    assertThat(target.target().port()).isEqualTo(one.port());
    assertThat(target.status()).hasValue(200);
    assertThat(target.times().request()).isBetween(0.0, 60.0);
    assertThat(target.times().target()).isBetween(0.0, 60.0);
    assertThat(target.times().response()).isBetween(0.0, 60.0);
  }

  private static String first(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of("none")).getFirst();
  }

  private Map<String, Long> answers(int requests) {
    return IntStream.range(0, requests)
        .mapToObj(i -> region.get("/").body())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
