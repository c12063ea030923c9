package dev.fairway.sandbox.alb.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RuleMatchingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /jobs             | /jobs                | true
          /jobs             | /jobs/               | false
          /jobs             | /Jobs                | false
          /jobs/*           | /jobs/               | true
          /jobs/*           | /jobs/1/2            | true
          /jobs/*           | /jobs                | false
          /img/?.png        | /img/a.png           | true
          /img/?.png        | /img/ab.png          | false
          /img/*/pics       | /img/a/b/pics        | true
          *                 | /                    | true
          /a*b*c            | /aXbYbZc             | true
          /a*b*c            | /aXbYbZ              | false
          /admin/queue      | /x/../admin/queue    | true
          /admin/queue      | /./admin/./queue     | true
          /admin/queue      | /%61dmin/queue       | true
          /admin/queue      | /admin%2Fqueue       | false
          /admin/           | /admin/queue/..      | true
          /jobs/*           | /jobs/../admin/queue | false
          /$-_.~/@:+&       | /$-_.~/@:+&          | true
          """)
  void matchesPathsWithRegardToCaseAfterNormalisation(
      String pattern, String path, boolean expected) {
    assertThat(holds("path-pattern", pattern, Request.to(path))).isEqualTo(expected);
  }

  @Test
  void matchesThePathWithoutTheQuery() {
    assertThat(holds("path-pattern", "/jobs", Request.to("/jobs").query("a=/jobs/2"))).isTrue();
    assertThat(holds("path-pattern", "*a=*", Request.to("/jobs").query("a=1"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*.example.com, api.example.com, true",
    "*.example.com, API.Example.COM, true",
    "*.example.com, example.com, false",
    "api.example.?om, api.example.com, true",
    "api.example.com, api.example.org, false"
  })
  void matchesHostsInAnyCase(String pattern, String host, boolean expected) {
    assertThat(holds("host-header", pattern, Request.to("/").host(host))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "127.0.0.1/32, 127.0.0.1, true",
    "127.0.0.1/32, 127.0.0.2, false",
    "192.168.128.0/17, 192.168.127.255, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::/0, 2001:db8::1, true",
    "::/0, 10.0.0.1, false"
  })
  void matchesThePeersAddress(String block, String client, boolean expected) {
    Request request = Request.to("/").from(client).header("X-Forwarded-For", "10.0.0.1");

    assertThat(holds("source-ip", block, request)).isEqualTo(expected);
  }

  @Test
  void matchesMethodsExactly() {
    assertThat(holds("http-request-method", "POST", Request.to("/").method("POST"))).isTrue();
    assertThat(holds("http-request-method", "POST", Request.to("/").method("post"))).isFalse();
    assertThat(holds("http-request-method", "P*", Request.to("/").method("POST"))).isFalse();
  }

  @Test
  void matchesAnyValueOfAHeaderInAnyCase() {
    String condition =
        "{'Field':'http-header','HttpHeaderConfig':{'HttpHeaderName':'user-AGENT','Values':['*chrome*','*firefox*']}}";

    assertThat(holds(condition, Request.to("/").header("User-Agent", "Mozilla Firefox/1")))
        .isTrue();
    assertThat(holds(condition, Request.to("/").header("User-Agent", "curl/8"))).isFalse();
    assertThat(holds(condition, Request.to("/"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          version | v1    | a=1&version=v1      | true
          version | v1    | VERSION=V1          | true
          version | v1    | version=v2          | false
          version | v1    | x=v1                | false
          -       | *exa* | x=an%20example      | true
          -       | v?    | version=v1          | true
          flag    | *     | flag                | true
          q       | a\\*b | q=a*b               | true
          q       | a\\*b | q=aXb               | false
          q       | 1+1   | q=1%2B1             | true
          """)
  void matchesParametersOfTheQuery(String key, String value, String query, boolean expected) {
    String pair = key == null ? "" : "'Key':'" + key + "',";
    String condition =
        "{'Field':'query-string','QueryStringConfig':{'Values':[{%s'Value':'%s'}]}}"
            .formatted(pair, value.replace("\\\\", "\\").replace("\\", "\\\\"));

    assertThat(holds(condition, Request.to("/").query(query))).isEqualTo(expected);
  }

  @Test
  void holdsWhenEveryConditionHolds() {
    String both =
        "{'Field':'path-pattern','Values':['/admin/*','/ops/*']},{'Field':'source-ip','SourceIpConfig':{'Values':['10.0.0.0/8']}}";

    assertThat(holds(both, Request.to("/ops/x").from("10.1.1.1"))).isTrue();
    assertThat(holds(both, Request.to("/ops/x").from("11.1.1.1"))).isFalse();
    assertThat(holds(both, Request.to("/x").from("10.1.1.1"))).isFalse();
  }

  @Test
  void takesTheLowestPriorityThatMatchesAndElseTheDefault() {
    RuleSet rules =
        new RuleSet(
            List.of(rule(20, "/a*", "second"), rule(10, "/a/b", "first"), rule(30, "*c", "third")),
            fixed("default"));

    assertThat(decided(rules, "/a/b")).isEqualTo("10 first");
    assertThat(decided(rules, "/a/c")).isEqualTo("20 second");
    assertThat(decided(rules, "/c")).isEqualTo("30 third");
    assertThat(decided(rules, "/d")).isEqualTo("0 default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'Field':'path-pattern','Values':[]}                                         | A condition value must be specified
          {'Field':'cookie','Values':['a']}                                            | Condition field 'cookie' must be one of
          {'Field':'source-ip','SourceIpConfig':{'Values':['10.0.0.0/33']}}            | must be a valid CIDR block
          {'Field':'source-ip','SourceIpConfig':{'Values':['localhost/8']}}            | must be a valid CIDR block
          {'Field':'http-header','HttpHeaderConfig':{'Values':['a']}}                  | A HttpHeaderName must be specified
          {'Field':'path-pattern','Values':['1','2','3','4','5','6']}                  | A rule can only have '5' condition values
          {'Field':'path-pattern','PathPatternConfig':{'RegexValues':['^/a']}}         | does not simulate regular expressions
          """)
  void refusesWhatIsNoCondition(String condition, String message) {
    assertThatThrownBy(() -> conditions(condition))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("ValidationError"))
        .hasMessageContaining(message);
  }

  @Test
  void refusesPatternsOfMoreThan128Characters() {
    assertThatThrownBy(
            () -> conditions("{'Field':'path-pattern','Values':['/" + "a".repeat(128) + "']}"))
        .hasMessageContaining("between 1 and 128 characters");
  }

  private static boolean holds(String field, String value, Request request) {
    String config =
        switch (field) {
          case "source-ip" -> "SourceIpConfig";
          case "http-request-method" -> "HttpRequestMethodConfig";
          case "host-header" -> "HostHeaderConfig";
          default -> "PathPatternConfig";
        };
    return holds("{'Field':'%s','%s':{'Values':['%s']}}".formatted(field, config, value), request);
  }

  private static boolean holds(String conditions, Request request) {
    return conditions(conditions).hold(request.facts());
  }

  private static Conditions conditions(String text) {
    return Conditions.read(json("[" + text + "]"));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  private static RuleSet.Match rule(int priority, String path, String body) {
    return new RuleSet.Match(
        priority, conditions("{'Field':'path-pattern','Values':['" + path + "']}"), fixed(body));
  }

  private static Action fixed(String body) {
    return new Action.FixedResponse(200, "text/plain", body);
  }

  private static String decided(RuleSet rules, String path) {
    RuleSet.Decision decision = rules.decide(Request.to(path).facts());
    return decision.priority() + " " + ((Action.FixedResponse) decision.action()).body();
  }

  private record Request(
      String method,
      String host,
      String path,
      String query,
      Map<String, String> headers,
      String client) {

    static Request to(String path) {
      return new Request("GET", "fairway.test", path, "", Map.of(), "127.0.0.1");
    }

    Request method(String other) {
      return new Request(other, host, path, query, headers, client);
    }

    Request host(String other) {
      return new Request(method, other, path, query, headers, client);
    }

    Request query(String other) {
      return new Request(method, host, path, other, headers, client);
    }

    Request from(String other) {
      return new Request(method, host, path, query, headers, other);
    }

    Request header(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name.toLowerCase(Locale.ROOT), value);
      return new Request(method, host, path, query, more, client);
    }

    RequestFacts facts() {
      return new RequestFacts(
          method,
          host,
          path,
          query,
          name ->
              headers.containsKey(name.toLowerCase(Locale.ROOT))
                  ? List.of(headers.get(name.toLowerCase(Locale.ROOT)))
                  : List.of(),
          InetAddress.ofLiteral(client));
    }
  }
}
