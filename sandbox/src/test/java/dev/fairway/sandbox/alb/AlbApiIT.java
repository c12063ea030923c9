package dev.fairway.sandbox.alb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.alb.proxy.Doors;
import dev.fairway.sandbox.alb.proxy.RequestRecord;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.front.PortInUseException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The API of Elastic Load Balancing, with the ports that it opens. */
final class AlbApiIT {

  private static final String NOTHING =
      "{'Type':'fixed-response','FixedResponseConfig':{'StatusCode':'404'}}";

  private final AlbRegion region = new AlbRegion();

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void describesWhatItMade() {
    String group = region.group("jobs", ",'HealthyThresholdCount':'3'");
    region.rule(7, "{'Field':'path-pattern','Values':['/jobs']}", AlbRegion.forward(group));

    JsonNode described =
        region
            .call("DescribeTargetGroups", "{'LoadBalancerArn':'" + region.loadBalancer + "'}")
            .path("TargetGroups")
            .path(0);
    assertThat(described.path("TargetGroupArn").asString()).isEqualTo(group);
    assertThat(described.path("LoadBalancerArns").path(0).asString())
        .isEqualTo(region.loadBalancer);
    assertThat(described.path("HealthyThresholdCount").asInt()).isEqualTo(3);
    assertThat(described.path("HealthCheckTimeoutSeconds").asInt()).isEqualTo(5);
    assertThat(described.path("HealthCheckPort").asString()).isEqualTo("traffic-port");

    JsonNode rules =
        region.call("DescribeRules", "{'ListenerArn':'" + region.listener + "'}").path("Rules");
    assertThat(rules.valueStream().map(rule -> rule.path("Priority").asString()))
        .containsExactly("7", "default");
    assertThat(rules.path(0).path("Conditions").toString())
        .isEqualTo(
            "[{'Field':'path-pattern','Values':['/jobs'],'PathPatternConfig':{'Values':['/jobs']}}]"
                .replace('\'', '"'));
    assertThat(rules.path(1).path("IsDefault").asBoolean()).isTrue();
  }

  @Test
  void changesARuleAListenerAndTheOrderOfRules() {
    region.rule(1, "{'Field':'path-pattern','Values':['/a']}", fixed("first"));
    region.rule(2, "{'Field':'path-pattern','Values':['/*']}", fixed("second"));
    List<String> arns = rules();
    assertThat(region.get("/a").body()).isEqualTo("first");

    region.call(
        "SetRulePriorities",
        "{'RulePriorities':[{'RuleArn':'%s','Priority':2},{'RuleArn':'%s','Priority':1}]}"
            .formatted(arns.get(0), arns.get(1)));
    assertThat(region.get("/a").body()).isEqualTo("second");

    region.call("DeleteRule", "{'RuleArn':'" + arns.get(1) + "'}");
    region.call(
        "ModifyRule",
        "{'RuleArn':'%s','Conditions':[{'Field':'path-pattern','Values':['/b']}]}"
            .formatted(arns.get(0)));
    region.call(
        "ModifyListener",
        "{'ListenerArn':'%s','DefaultActions':[%s]}".formatted(region.listener, fixed("default")));
    assertThat(region.get("/b").body()).isEqualTo("first");
    assertThat(region.get("/a").body()).isEqualTo("default");
  }

  @Test
  void stopsAnsweringWithoutAListener() {
    region.call("DeleteListener", "{'ListenerArn':'" + region.listener + "'}");

    assertThatThrownBy(() -> region.get("/")).isInstanceOf(UncheckedIOException.class);

    region.listener(80, fixed("again"));
    assertThat(region.get("/").body()).isEqualTo("again");
  }

  @Test
  void refusesAsAwsDoes() {
    String group = region.group("jobs", "");
    region.rule(7, "{'Field':'path-pattern','Values':['/jobs']}", AlbRegion.forward(group));
    String defaultRule = rules().getLast();

    assertRefused("PriorityInUse", () -> region.rule(7, path(), NOTHING));
    assertRefused("DuplicateListener", () -> region.listener(80, NOTHING));
    assertRefused("DuplicateTargetGroupName", () -> region.group("jobs", ""));
    assertRefused(
        "DuplicateLoadBalancerName",
        () -> region.call("CreateLoadBalancer", "{'Name':'web','Subnets':['a','b']}"));
    assertRefused(
        "ResourceInUse",
        () -> region.call("DeleteTargetGroup", "{'TargetGroupArn':'" + group + "'}"));
    assertRefused(
        "OperationNotPermitted",
        () -> region.call("DeleteRule", "{'RuleArn':'" + defaultRule + "'}"));
    assertRefused(
        "LoadBalancerNotFound", () -> region.call("DescribeLoadBalancers", "{'Names':['x']}"));
    assertRefused(
        "TargetGroupNotFound", () -> region.call("RegisterTargets", "{'TargetGroupArn':'arn:x'}"));
    assertRefused("TargetGroupNotFound", () -> region.rule(8, path(), AlbRegion.forward("arn:x")));
    assertRefused(
        "ListenerNotFound", () -> region.call("DescribeRules", "{'ListenerArn':'arn:x'}"));
    assertRefused("RuleNotFound", () -> region.call("DescribeRules", "{'RuleArns':['arn:x']}"));
    assertRefused("InvalidAction", () -> region.call("DescribeTrustStores", "{}"));
    assertRefused("ValidationError", () -> region.attribute("no.such", "1"));
    assertRefused("ValidationError", () -> region.attribute("idle_timeout.timeout_seconds", "0"));
    assertRefused("ValidationError", () -> region.group("a", ",'HealthCheckTimeoutSeconds':11"));
    assertRefused("ValidationError", () -> region.group("b", ",'Matcher':{'HttpCode':'2xx'}"));
  }

  @Test
  void deletesAProtectedLoadBalancerOnlyOnceItIsNot() {
    String input = "{'LoadBalancerArn':'" + region.loadBalancer + "'}";
    region.attribute("deletion_protection.enabled", "true");
    assertRefused("OperationNotPermitted", () -> region.call("DeleteLoadBalancer", input));

    region.attribute("deletion_protection.enabled", "false");
    region.call("DeleteLoadBalancer", input);
    region.call("DeleteLoadBalancer", input);

    assertThat(region.call("DescribeLoadBalancers", "{}").path("LoadBalancers")).isEmpty();
  }

  @Test
  void keepsATargetGroupToOneLoadBalancer() {
    String group = region.group("jobs", "");
    region.rule(7, path(), AlbRegion.forward(group));
    String other =
        region
            .call("CreateLoadBalancer", "{'Name':'other','Subnets':['a','b']}")
            .path("LoadBalancers")
            .path(0)
            .path("LoadBalancerArn")
            .asString();

    assertRefused(
        "TargetGroupAssociationLimit",
        () ->
            region.call(
                "CreateListener",
                "{'LoadBalancerArn':'%s','Protocol':'HTTP','Port':80,'DefaultActions':[%s]}"
                    .formatted(other, AlbRegion.forward(group))));
  }

  @Test
  void keepsTagsOfAllThings() {
    region.call(
        "AddTags",
        "{'ResourceArns':['%s'],'Tags':[{'Key':'team','Value':'a'},{'Key':'x'}]}"
            .formatted(region.listener));
    region.call("RemoveTags", "{'ResourceArns':['%s'],'TagKeys':['x']}".formatted(region.listener));

    assertThat(
            region
                .call("DescribeTags", "{'ResourceArns':['" + region.listener + "']}")
                .path("TagDescriptions")
                .path(0)
                .path("Tags")
                .toString())
        .isEqualTo("[{\"Key\":\"team\",\"Value\":\"a\"}]");
  }

  @Test
  void namesTheVariableOfAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Doors doors =
            new Doors(
                "127.0.0.1", taken.getLocalPort(), region.clock, RequestRecord.Listener.NOBODY)) {
      assertThatThrownBy(doors::open)
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("FAIRWAY_ALB_PORT");
    }
  }

  @Test
  void opensTheNextFreePortAfterTheFirst() throws Exception {
    int first;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      first = probe.getLocalPort();
    }
    try (Doors doors = new Doors("127.0.0.1", first, region.clock, RequestRecord.Listener.NOBODY)) {
      assertThat(doors.open().port()).isEqualTo(first);
      assertThat(doors.open().port()).isGreaterThan(first);
    }
  }

  private List<String> rules() {
    return region
        .call("DescribeRules", "{'ListenerArn':'" + region.listener + "'}")
        .path("Rules")
        .valueStream()
        .map(rule -> rule.path("RuleArn").asString())
        .toList();
  }

  private static String path() {
    return "{'Field':'path-pattern','Values':['/x']}";
  }

  private static String fixed(String body) {
    return "{'Type':'fixed-response','FixedResponseConfig':{'StatusCode':'200','MessageBody':'%s'}}"
        .formatted(body);
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
