package dev.fairway.infra.ingress;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngressTest {

  private static final String CERTIFICATE =
      "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

  @Test
  void standsInBothPublicSubnetsAndFacesTheInternet() {
    Map<String, Object> balancer = balancer(Fixture.shipped());

    assertThat(balancer).containsEntry("Scheme", "internet-facing");
    assertThat(list(balancer.get("Subnets")))
        .hasSize(2)
        .allSatisfy(subnet -> assertThat(subnet.toString()).contains("VpcPublicSubnet"));
  }

  @Test
  void letsNobodyInUntilSomeoneIsNamed() {
    assertThat(group(Fixture.shipped())).doesNotContainKey("SecurityGroupIngress");
  }

  @Test
  void letsInWhoIsNamed() {
    Settings office = Fixture.shipped().with("ingress.allowed-cidrs", "192.0.2.0/24, 10.1.0.0/16");

    assertThat(entrances(office)).containsExactly("192.0.2.0/24:80", "10.1.0.0/16:80");
    assertThat(entrances(office.with("ingress.certificate-arn", CERTIFICATE)))
        .containsExactly(
            "192.0.2.0/24:80", "192.0.2.0/24:443", "10.1.0.0/16:80", "10.1.0.0/16:443");
  }

  @Test
  void answersNotFoundAsAProblemWhereNoServiceHasARule() {
    Map<String, Object> listener =
        Fixture.ingress(Fixture.shipped()).only("AWS::ElasticLoadBalancingV2::Listener");

    assertThat(listener).containsEntry("Protocol", "HTTP").containsEntry("Port", 80);
    assertNotFound(listener);
  }

  @Test
  void redirectsToHttpsIfThereIsACertificate() {
    Settings encrypted = Fixture.shipped().with("ingress.certificate-arn", CERTIFICATE);
    Map<String, Map<String, Object>> listeners =
        Fixture.ingress(encrypted).properties("AWS::ElasticLoadBalancingV2::Listener");
    Map<String, Object> http = map(listeners.get("HttpListener"));
    Map<String, Object> https = map(listeners.get("HttpsListener"));

    assertThat(listeners).hasSize(2);
    assertThat(at(map(list(http.get("DefaultActions")).getFirst()), "RedirectConfig"))
        .containsEntry("Protocol", "HTTPS")
        .containsEntry("Port", "443")
        .containsEntry("StatusCode", "HTTP_301");
    assertThat(https)
        .containsEntry("Protocol", "HTTPS")
        .containsEntry("Certificates", List.of(Map.of("CertificateArn", CERTIFICATE)))
        .containsEntry("SslPolicy", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
    assertNotFound(https);
  }

  @Test
  void keepsTheListenerThatServicesHangOnUntilTheyMove() {
    Settings encrypted = Fixture.shipped().with("ingress.certificate-arn", CERTIFICATE);
    String export =
        Fixture.ingress(Fixture.shipped()).outputs().stream()
            .filter(name -> name.startsWith("ExportsOutputRefHttpListener"))
            .findFirst()
            .orElseThrow();

    assertThat(Fixture.ingress(encrypted).outputs())
        .contains(export)
        .anyMatch(name -> name.startsWith("ExportsOutputRefHttpsListener"));
  }

  @Test
  void keepsItsManners() {
    Settings settings =
        Fixture.shipped().with("ingress.idle-timeout-seconds", "90").with("data.retain", "false");

    assertThat(attributes(Fixture.shipped()))
        .containsEntry("deletion_protection.enabled", "true")
        .containsEntry("routing.http.drop_invalid_header_fields.enabled", "true")
        .containsEntry("access_logs.s3.enabled", "true")
        .containsEntry("access_logs.s3.bucket", "{LogsBucket}")
        .containsEntry("access_logs.s3.prefix", "alb");
    assertThat(attributes(settings))
        .containsEntry("deletion_protection.enabled", "false")
        .containsEntry("idle_timeout.timeout_seconds", "90");
  }

  @Test
  void mayWriteItsAccessLogAndNothingElseIntoTheLogBucket() {
    Map<String, Object> policy =
        Fixture.platform(Fixture.shipped()).named("AWS::S3::BucketPolicy", "LogsBucketPolicy");
    List<?> statements = list(at(policy, "PolicyDocument").get("Statement"));

    assertThat(statements)
        .map(statement -> map(statement))
        .filteredOn(statement -> "AccessLogsOfLoadBalancers".equals(statement.get("Sid")))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement)
                    .containsEntry("Effect", "Allow")
                    .containsEntry("Action", "s3:PutObject")
                    .containsEntry(
                        "Principal",
                        Map.of("Service", "logdelivery.elasticloadbalancing.amazonaws.com"))
                    .containsEntry("Resource", "{LogsBucket.Arn}/alb/AWSLogs/{AWS::AccountId}/*")
                    .containsEntry(
                        "Condition",
                        Map.of(
                            "ArnLike",
                            Map.of(
                                "aws:SourceArn",
                                "arn:{AWS::Partition}:elasticloadbalancing:{AWS::Region}"
                                    + ":{AWS::AccountId}:loadbalancer/*"))));
  }

  @Test
  void hasATokenDrawnThatNoTemplateKnows() {
    assertThat(Fixture.ingress(Fixture.shipped()).only("AWS::SecretsManager::Secret"))
        .containsEntry("Name", "fairway/api-token")
        .containsEntry(
            "GenerateSecretString", Map.of("ExcludePunctuation", true, "PasswordLength", 48))
        .doesNotContainKey("SecretString");
  }

  @Test
  void warnsOfATokenInClearTextOnceSomeoneMayCome() {
    Settings open = Fixture.shipped().with("ingress.allowed-cidrs", "0.0.0.0/0");
    Settings encrypted = open.with("ingress.certificate-arn", CERTIFICATE);

    assertThat(Fixture.warnings(open)).anyMatch(warning -> warning.contains("clear text"));
    assertThat(Fixture.warnings(encrypted)).noneMatch(warning -> warning.contains("clear text"));
    assertThat(Fixture.warnings(Fixture.shipped()))
        .noneMatch(warning -> warning.contains("clear text"));
  }

  private static void assertNotFound(Map<String, Object> listener) {
    assertThat(at(map(list(listener.get("DefaultActions")).getFirst()), "FixedResponseConfig"))
        .containsEntry("StatusCode", "404")
        .containsEntry("ContentType", "application/json")
        .containsEntry(
            "MessageBody", "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
  }

  private static Map<String, Object> balancer(Settings settings) {
    return Fixture.ingress(settings).only("AWS::ElasticLoadBalancingV2::LoadBalancer");
  }

  private static Map<String, Object> group(Settings settings) {
    return Fixture.ingress(settings).only("AWS::EC2::SecurityGroup");
  }

  private static List<String> entrances(Settings settings) {
    return list(group(settings).get("SecurityGroupIngress")).stream()
        .map(rule -> map(rule).get("CidrIp") + ":" + map(rule).get("FromPort"))
        .toList();
  }

  private static Map<String, Object> attributes(Settings settings) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Object attribute : list(balancer(settings).get("LoadBalancerAttributes"))) {
      attributes.put((String) map(attribute).get("Key"), map(attribute).get("Value"));
    }
    return attributes;
  }
}
