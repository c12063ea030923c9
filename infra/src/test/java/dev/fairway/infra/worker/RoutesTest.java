package dev.fairway.infra.worker;

import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.config.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private static final String CERTIFICATE =
      "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

  @Test
  void leadOpenPathsToTheServiceFromAnywhere() {
    assertThat(conditions(Fixture.shipped(), "ApiRule"))
        .containsExactly(
            "path-pattern [/jobs, /jobs/*, /events, /subscriptions, /subscriptions/*]");
    assertThat(conditions(Fixture.shipped(), "OperationsRule"))
        .containsExactly("path-pattern [/queue-worker/*]");
  }

  @Test
  void leadAdminPathsToTheServiceFromTheConfiguredRangesOnly() {
    Settings office = Fixture.shipped().with("ingress.admin-cidrs", "192.0.2.0/24,10.0.0.0/8");

    assertThat(conditions(office, "AdminRule0"))
        .containsExactly(
            "path-pattern [/admin/queue, /admin/queue/*]", "source-ip [192.0.2.0/24, 10.0.0.0/8]");
  }

  @Test
  void letNobodyOnAwsIntoTheAdminUnasked() {
    assertThat(conditions(Fixture.shipped(), "AdminRule0")).contains("source-ip [127.0.0.1/32]");
    assertThat(rules(Fixture.shipped().with("ingress.admin-cidrs", "")))
        .containsOnlyKeys("ApiRule", "OperationsRule");
  }

  @Test
  void takeAnotherRuleForMoreRangesThanOneHolds() {
    Settings many =
        Fixture.shipped()
            .with("ingress.admin-cidrs", "10.1.0.0/16,10.2.0.0/16,10.3.0.0/16,10.4.0.0/16");

    assertThat(conditions(many, "AdminRule0"))
        .contains("source-ip [10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16]");
    assertThat(conditions(many, "AdminRule1")).contains("source-ip [10.4.0.0/16]");
  }

  @Test
  void haveAPriorityEachAndOneTarget() {
    Map<String, Map<String, Object>> rules = rules(Fixture.shipped());

    assertThat(rules.values()).map(rule -> rule.get("Priority")).doesNotHaveDuplicates();
    assertThat(rules.values())
        .allSatisfy(
            rule ->
                assertThat(rule.get("Actions"))
                    .isEqualTo(
                        List.of(Map.of("TargetGroupArn", "{TargetGroup}", "Type", "forward"))));
  }

  @Test
  void hangOnTheEncryptedListenerIfThereIsOne() {
    assertThat(rules(Fixture.shipped()).values())
        .allSatisfy(rule -> assertThat(rule).containsEntry("ListenerArn", "{HttpListener}"));
    assertThat(rules(Fixture.shipped().with("ingress.certificate-arn", CERTIFICATE)).values())
        .allSatisfy(rule -> assertThat(rule).containsEntry("ListenerArn", "{HttpsListener}"));
  }

  private static Map<String, Map<String, Object>> rules(Settings settings) {
    return Fixture.queueWorker(settings).properties("AWS::ElasticLoadBalancingV2::ListenerRule");
  }

  private static List<String> conditions(Settings settings, String rule) {
    return list(map(rules(settings).get(rule)).get("Conditions")).stream()
        .map(condition -> line(map(condition)))
        .toList();
  }

  private static String line(Map<String, Object> condition) {
    String config =
        "source-ip".equals(condition.get("Field")) ? "SourceIpConfig" : "PathPatternConfig";
    return condition.get("Field") + " " + map(condition.get(config)).get("Values");
  }
}
