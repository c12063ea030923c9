package dev.fairway.infra.platform;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {

  @ParameterizedTest
  @EnumSource(Egress.class)
  void letsNothingInAndOnlyHttpsOut(Egress egress) {
    Map<String, Object> group =
        Fixture.imageProcessor(with(egress)).only("AWS::EC2::SecurityGroup");

    assertThat(group).doesNotContainKey("SecurityGroupIngress");
    assertThat(list(group.get("SecurityGroupEgress"))).hasSize(1);
    assertThat(map(list(group.get("SecurityGroupEgress")).getFirst()))
        .containsEntry("IpProtocol", "tcp")
        .containsEntry("FromPort", 443)
        .containsEntry("ToPort", 443);
    assertThat(Fixture.imageProcessor(with(egress)).properties("AWS::EC2::SecurityGroupIngress"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Egress.class)
  void reachesS3AndDynamoDbThroughTheFreeEndpoints(Egress egress) {
    assertThat(endpoints(Fixture.platform(with(egress)), "Gateway"))
        .containsExactlyInAnyOrder(
            "com.amazonaws.{AWS::Region}.s3", "com.amazonaws.{AWS::Region}.dynamodb");
  }

  @Test
  void runsTasksInPublicSubnetsWithAnAddressOfTheirOwn() {
    assertThat(placement(Egress.PUBLIC_SUBNETS))
        .containsEntry("AssignPublicIp", "ENABLED")
        .hasEntrySatisfying("Subnets", subnets -> assertSubnets(subnets, "Public"));
    assertThat(billedByTheHour(Egress.PUBLIC_SUBNETS)).isZero();
  }

  @Test
  void runsTasksInPrivateSubnetsBehindANatGateway() {
    assertThat(placement(Egress.NAT_GATEWAY))
        .containsEntry("AssignPublicIp", "DISABLED")
        .hasEntrySatisfying("Subnets", subnets -> assertSubnets(subnets, "Private"));
    assertThat(billedByTheHour(Egress.NAT_GATEWAY)).isEqualTo(1);
  }

  @Test
  void hasANatGatewayPerZoneIfAsked() {
    Settings two = with(Egress.NAT_GATEWAY).with("network.nat-gateways", "2");

    assertThat(Fixture.platform(two).properties("AWS::EC2::NatGateway")).hasSize(2);
  }

  @Test
  void runsTasksWithoutTheInternetThroughTheEndpointsThatTheyNeed() {
    TemplateReader platform = Fixture.platform(with(Egress.ENDPOINTS_ONLY));

    assertThat(placement(Egress.ENDPOINTS_ONLY))
        .containsEntry("AssignPublicIp", "DISABLED")
        .hasEntrySatisfying("Subnets", subnets -> assertSubnets(subnets, "Private"));
    assertThat(endpoints(platform, "Interface"))
        .map(name -> name.replaceFirst("com.amazonaws.\\{AWS::Region}.", ""))
        .containsExactlyInAnyOrder(
            "ecr.api",
            "ecr.dkr",
            "logs",
            "monitoring",
            "sqs",
            "sns",
            "events",
            "secretsmanager",
            "ecs");
    assertThat(platform.properties("AWS::EC2::NatGateway")).isEmpty();
  }

  @Test
  void opensTheEndpointsToTheVpcAlone() {
    Map<String, Object> group =
        Fixture.platform(with(Egress.ENDPOINTS_ONLY)).only("AWS::EC2::SecurityGroup");

    assertThat(list(group.get("SecurityGroupIngress"))).hasSize(1);
    assertThat(map(list(group.get("SecurityGroupIngress")).getFirst()))
        .containsEntry("CidrIp", "10.20.0.0/16")
        .containsEntry("FromPort", 443);
  }

  @Test
  void givesNoPublicAddressToWhatDoesNotAsk() {
    assertThat(Fixture.platform(Fixture.shipped()).properties("AWS::EC2::Subnet").values())
        .hasSize(4)
        .allSatisfy(subnet -> assertThat(subnet.get("MapPublicIpOnLaunch")).isEqualTo(false));
  }

  private static Settings with(Egress egress) {
    return Fixture.shipped().with("network.egress", egress.name());
  }

  private static Map<String, Object> placement(Egress egress) {
    Map<String, Object> rule = Fixture.imageProcessor(with(egress)).only("AWS::Events::Rule");
    return at(
        map(list(rule.get("Targets")).getFirst()),
        "EcsParameters",
        "NetworkConfiguration",
        "AwsVpcConfiguration");
  }

  private static void assertSubnets(Object subnets, String kind) {
    assertThat(list(subnets))
        .hasSize(2)
        .allSatisfy(subnet -> assertThat(subnet.toString()).contains("Vpc" + kind + "Subnet"));
  }

  private static int billedByTheHour(Egress egress) {
    TemplateReader platform = Fixture.platform(with(egress));
    return platform.properties("AWS::EC2::NatGateway").size()
        + endpoints(platform, "Interface").size();
  }

  private static List<String> endpoints(TemplateReader platform, String type) {
    return platform.properties("AWS::EC2::VPCEndpoint").values().stream()
        .filter(endpoint -> endpoint.getOrDefault("VpcEndpointType", "Gateway").equals(type))
        .map(endpoint -> (String) endpoint.get("ServiceName"))
        .toList();
  }
}
