package dev.fairway.infra.worker;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import dev.fairway.infra.config.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerServiceTest {

  @Test
  void leavesItsSizeToScaling() {
    assertThat(service(Fixture.shipped()))
        .containsEntry("ServiceName", "queue-worker")
        .containsEntry("Cluster", "{Cluster.Arn}")
        .containsEntry("TaskDefinition", "{TaskDefinition}")
        .doesNotContainKeys("DesiredCount", "LaunchType");
  }

  @Test
  void replacesTasksOneForOneAndTakesBackWhatWontStart() {
    assertThat(at(service(Fixture.shipped()), "DeploymentConfiguration"))
        .containsEntry("MinimumHealthyPercent", 100)
        .containsEntry("MaximumPercent", 200)
        .containsEntry("DeploymentCircuitBreaker", Map.of("Enable", true, "Rollback", true));
  }

  @Test
  void keepsItsBaseOnDemandAndSharesTheRestWithSpot() {
    assertThat(service(Fixture.shipped()).get("CapacityProviderStrategy"))
        .isEqualTo(
            List.of(
                Map.of("CapacityProvider", "FARGATE", "Weight", 30, "Base", 1),
                Map.of("CapacityProvider", "FARGATE_SPOT", "Weight", 70)));
  }

  @Test
  void runsOnDemandAloneIfAsked() {
    Settings steady =
        Fixture.shipped()
            .with("queue-worker.task.spot-percent", "0")
            .with("queue-worker.task.on-demand-base", "2");

    assertThat(service(steady).get("CapacityProviderStrategy"))
        .isEqualTo(List.of(Map.of("CapacityProvider", "FARGATE", "Weight", 100, "Base", 2)));
  }

  @Test
  void spreadsOverTheZonesTagsItsTasksAndOpensNoShell() {
    assertThat(service(Fixture.shipped()))
        .containsEntry("AvailabilityZoneRebalancing", "ENABLED")
        .containsEntry("PropagateTags", "TASK_DEFINITION")
        .containsEntry("EnableECSManagedTags", true)
        .containsEntry("EnableExecuteCommand", false);
    assertThat(service(Fixture.shipped().with("queue-worker.task.exec", "true")))
        .containsEntry("EnableExecuteCommand", true);
  }

  @Test
  void takesRequestsOnceItIsReady() {
    Map<String, Object> targets =
        stack(Fixture.shipped()).only("AWS::ElasticLoadBalancingV2::TargetGroup");

    assertThat(service(Fixture.shipped()))
        .containsEntry("HealthCheckGracePeriodSeconds", 120)
        .containsEntry(
            "LoadBalancers",
            List.of(
                Map.of(
                    "ContainerName",
                    "queue-worker",
                    "ContainerPort",
                    8080,
                    "TargetGroupArn",
                    "{TargetGroup}")));
    assertThat(targets)
        .containsEntry("TargetType", "ip")
        .containsEntry("Protocol", "HTTP")
        .containsEntry("Port", 8080)
        .containsEntry("HealthCheckPath", "/queue-worker/health/readiness")
        .containsEntry("HealthCheckIntervalSeconds", 10)
        .containsEntry("HealthyThresholdCount", 2);
    assertThat(
            stack(Fixture.shipped().with("queue-worker.service.deregistration-seconds", "5"))
                .only("AWS::ElasticLoadBalancingV2::TargetGroup")
                .get("TargetGroupAttributes"))
        .isEqualTo(List.of(Map.of("Key", "deregistration_delay.timeout_seconds", "Value", "5")));
  }

  @Test
  void startsAfterItsRulesAndItsRights() {
    Object needed = stack(Fixture.shipped()).resource("AWS::ECS::Service").get("DependsOn");

    assertThat(list(needed))
        .map(String::valueOf)
        .contains("AdminRule0", "ApiRule", "OperationsRule")
        .anyMatch(id -> id.startsWith("TaskRoleDefaultPolicy"))
        .anyMatch(id -> id.startsWith("ExecutionRoleDefaultPolicy"));
  }

  @Test
  void letsInTheLoadBalancerAloneAndGoesOutByHttpsAlone() {
    Map<String, Object> group = stack(Fixture.shipped()).only("AWS::EC2::SecurityGroup");

    assertThat(list(group.get("SecurityGroupIngress"))).hasSize(1);
    assertThat(map(list(group.get("SecurityGroupIngress")).getFirst()))
        .containsEntry("SourceSecurityGroupId", "{SecurityGroup.GroupId}")
        .containsEntry("FromPort", 8080)
        .containsEntry("ToPort", 8080);
    assertThat(list(group.get("SecurityGroupEgress"))).hasSize(1);
    assertThat(map(list(group.get("SecurityGroupEgress")).getFirst()))
        .containsEntry("CidrIp", "0.0.0.0/0")
        .containsEntry("FromPort", 443)
        .containsEntry("ToPort", 443);
    assertThat(stack(Fixture.shipped()).only("AWS::EC2::SecurityGroupEgress"))
        .containsEntry("GroupId", "{SecurityGroup.GroupId}")
        .containsEntry("DestinationSecurityGroupId", "{TaskSecurityGroup.GroupId}")
        .containsEntry("FromPort", 8080)
        .containsEntry("ToPort", 8080);
  }

  @Test
  void reachesThePrivateNetworksThatWebhooksMay() {
    Settings inner = Fixture.shipped().with("queue-worker.webhook.allowed-networks", "10.1.0.0/16");

    assertThat(list(stack(inner).only("AWS::EC2::SecurityGroup").get("SecurityGroupEgress")))
        .map(rule -> map(rule).get("CidrIp") + ":" + map(rule).get("FromPort"))
        .containsExactly("0.0.0.0/0:443", "10.1.0.0/16:0");
  }

  private static TemplateReader stack(Settings settings) {
    return Fixture.queueWorker(settings);
  }

  private static Map<String, Object> service(Settings settings) {
    return stack(settings).only("AWS::ECS::Service");
  }
}
