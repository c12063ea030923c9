package dev.fairway.sandbox.template.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.secrets.SecretStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Services and secrets of a template, as CDK writes them. */
class ServiceResourcesIT {

  @TempDir Path folder;
  private final List<ApiCall> calls = new ArrayList<>();

  private World world(Optional<Path> kept) {
    SecretStore secrets = new SecretStore(Account.DEFAULT, Clock.systemUTC(), kept);
    return new World(
        Account.DEFAULT,
        call -> {
          calls.add(call);
          return call.service().equals("secretsmanager") ? secrets.handle(call) : service();
        },
        new NoS3(),
        new NoRoles());
  }

  private static ObjectNode service() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("service").put("serviceArn", "arn:service/queue-worker");
    return answer;
  }

  private static ResourceRequest request(String type, String properties) {
    return new ResourceRequest(
        "Stack",
        "Thing",
        type,
        new Properties((ObjectNode) JsonMapper.shared().readTree(properties.replace('\'', '"'))));
  }

  @Test
  void createsAServiceWithTheMembersOfTheApi() {
    Provisioned made =
        Provisioners.of("AWS::ECS::Service")
            .provision(
                request(
                    "AWS::ECS::Service",
                    """
                    {'ServiceName':'queue-worker','Cluster':'arn:cluster/fairway',
                     'AvailabilityZoneRebalancing':'ENABLED','EnableECSManagedTags':true,
                     'CapacityProviderStrategy':[{'Base':1,'CapacityProvider':'FARGATE','Weight':30}],
                     'DeploymentConfiguration':{'DeploymentCircuitBreaker':{'Enable':true,'Rollback':true}},
                     'LoadBalancers':[{'ContainerName':'web','ContainerPort':8080,'TargetGroupArn':'arn:tg'}],
                     'NetworkConfiguration':{'AwsvpcConfiguration':{'Subnets':['subnet-1']}},
                     'TaskDefinition':'arn:td'}
                    """),
                world(Optional.empty()));
    assertThat(made.ref()).isEqualTo("arn:service/queue-worker");
    assertThat(made.attribute("Name")).contains("queue-worker");
    assertThat(made.simulated()).isTrue();
    assertThat(made.notes()).contains("AvailabilityZoneRebalancing", "EnableECSManagedTags");
    assertThat(calls.getFirst().operation()).isEqualTo("CreateService");
    assertThat(calls.getFirst().input())
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {'serviceName':'queue-worker','cluster':'arn:cluster/fairway','desiredCount':1,
                     'capacityProviderStrategy':[{'base':1,'capacityProvider':'FARGATE','weight':30}],
                     'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':true}},
                     'loadBalancers':[{'containerName':'web','containerPort':8080,'targetGroupArn':'arn:tg'}],
                     'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}},
                     'taskDefinition':'arn:td'}
                    """
                        .replace('\'', '"')));
  }

  @Test
  void generatesASecretOnceForAKeptState() {
    ResourceRequest wanted =
        request(
            "AWS::SecretsManager::Secret",
            "{'Name':'fairway/api-token','GenerateSecretString':{'ExcludePunctuation':true,'PasswordLength':48}}");
    World first = world(Optional.of(folder));
    String arn = Provisioners.of(wanted.type()).provision(wanted, first).ref();
    String value = value(first, arn);
    assertThat(value).matches("[A-Za-z0-9]{48}");

    World second = world(Optional.of(folder));
    assertThat(Provisioners.of(wanted.type()).provision(wanted, second).ref()).isEqualTo(arn);
    assertThat(value(second, arn)).isEqualTo(value);
    World fresh = world(Optional.empty());
    assertThat(value(fresh, Provisioners.of(wanted.type()).provision(wanted, fresh).ref()))
        .isNotEqualTo(value);
  }

  @Test
  void putsAGeneratedPasswordIntoTheJsonOfTheTemplate() {
    ResourceRequest wanted =
        request(
            "AWS::SecretsManager::Secret",
            "{'GenerateSecretString':{'SecretStringTemplate':'{\\'user\\':\\'a\\'}','GenerateStringKey':'password'}}"
                .replace("\\'", "\\\""));
    World world = world(Optional.empty());
    JsonNode value =
        JsonMapper.shared()
            .readTree(value(world, Provisioners.of(wanted.type()).provision(wanted, world).ref()));
    assertThat(value.path("user").asString()).isEqualTo("a");
    assertThat(value.path("password").asString()).hasSize(32);
  }

  private static String value(World world, String arn) {
    return world
        .call(
            "secretsmanager",
            "GetSecretValue",
            JsonNodeFactory.instance.objectNode().put("SecretId", arn))
        .path("SecretString")
        .asString();
  }

  private static final class NoS3 implements S3Client {
    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }

  private static final class NoRoles implements RoleStore {
    @Override
    public void role(
        String arn,
        String name,
        JsonNode trust,
        Map<String, JsonNode> inline,
        List<String> managedPolicyArns) {}

    @Override
    public void attach(String policyName, JsonNode document, Collection<String> roleNames) {}

    @Override
    public void managedPolicy(String arn, JsonNode document, Collection<String> roleNames) {}
  }
}
