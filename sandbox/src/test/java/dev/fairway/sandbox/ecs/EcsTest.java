package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairway.sandbox.api.ApiException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(30)
class EcsTest {

  private static final String NETWORK =
      "'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}}";

  private final FakeRuntime runtime = new FakeRuntime();
  private final EcsRegion region = new EcsRegion(runtime);

  @BeforeEach
  void register() {
    runtime.endsOnSigterm = true;
    region.register("web", "[{'name':'web','image':'web:1'}]");
  }

  @AfterEach
  void close() {
    region.close();
  }

  private void assertRefused(String code, String message, String operation, String input) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> region.call(operation, input))
        .satisfies(error -> assertThat(error.code()).isEqualTo(code))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"web", "web:1", "arn:aws:ecs:us-east-1:000000000000:task-definition/web:1"})
  void findsATaskDefinitionByFamilyRevisionAndArn(String reference) {
    JsonNode found =
        region
            .call("DescribeTaskDefinition", "{'taskDefinition':'%s'}".formatted(reference))
            .path("taskDefinition");
    assertThat(found.path("taskDefinitionArn").asString())
        .isEqualTo("arn:aws:ecs:us-east-1:000000000000:task-definition/web:1");
    assertThat(found.path("containerDefinitions").path(0).path("essential").asBoolean()).isTrue();
    assertThat(found.path("registeredAt").asDouble()).isEqualTo(EcsRegion.START.getEpochSecond());
  }

  @Test
  void runsTheLatestActiveRevisionOfAFamily() {
    region.register("web", "[{'name':'web','image':'web:2'}]");
    assertThat(region.runTask("web", "").path("taskDefinitionArn").asString()).endsWith("web:2");
    region.call("DeregisterTaskDefinition", "{'taskDefinition':'web:2'}");
    assertThat(region.runTask("web", "").path("taskDefinitionArn").asString()).endsWith("web:1");
    assertRefused(
        "InvalidParameterException",
        "TaskDefinition is inactive",
        "RunTask",
        "{'cluster':'photos','taskDefinition':'web:2','launchType':'FARGATE'," + NETWORK + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ClusterNotFoundException|Cluster not found.|'cluster':'nowhere','taskDefinition':'web'
          ClientException|TaskDefinition not found.|'cluster':'photos','taskDefinition':'gone'
          InvalidParameterException|No Container Instances were found in your cluster.|'cluster':'photos','taskDefinition':'web'
          InvalidParameterException|count must be between 1 and 10.|'cluster':'photos','taskDefinition':'web','launchType':'FARGATE','count':11
          InvalidParameterException|Network Configuration must be provided when networkMode 'awsvpc' is specified.|'cluster':'photos','taskDefinition':'web','launchType':'FARGATE'
          """,
      quoteCharacter = '`')
  void refusesToRunWhatFargateWould(String code, String message, String members) {
    assertRefused(code, message, "RunTask", "{" + members + "}");
  }

  @Test
  void refusesAnOverrideOfAContainerThatIsNotThere() {
    assertRefused(
        "InvalidParameterException",
        "Override for container named db is not a container in the TaskDefinition.",
        "RunTask",
        "{'cluster':'photos','taskDefinition':'web','launchType':'FARGATE',"
            + NETWORK
            + ",'overrides':{'containerOverrides':[{'name':'db'}]}}");
  }

  @Test
  void refusesOverridesOfMoreThan8192Characters() {
    assertRefused(
        "InvalidParameterException",
        "Container Overrides length must be at most 8192",
        "RunTask",
        "{'cluster':'photos','taskDefinition':'web','launchType':'FARGATE',"
            + NETWORK
            + ",'overrides':{'containerOverrides':[{'name':'web','command':['"
            + "x".repeat(8192)
            + "']}]}}");
  }

  @Test
  void refusesAFargateSizeThatDoesNotExist() {
    assertRefused(
        "ClientException",
        "No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS"
            + " documentation for the valid values.",
        "RegisterTaskDefinition",
        """
        {'family':'big','requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc','cpu':'256',
         'memory':'4 GB','containerDefinitions':[{'name':'a','image':'a'}]}
        """);
  }

  @Test
  void givesContainersDefinitionOverridesAndPlatformAsOneEnvironment() throws Exception {
    region.register(
        "env",
        """
        [{'name':'env','image':'env:1','command':['one'],'environment':[
          {'name':'KEPT','value':'a b'},{'name':'REPLACED','value':'old'}],
          'logConfiguration':{'logDriver':'awslogs','options':{
            'awslogs-group':'/fairway/env','awslogs-stream-prefix':'ecs'}}}]
        """);
    ObjectNode task =
        region.runTask(
            "env",
            """
            ,'overrides':{'cpu':'1024','memory':'2048','containerOverrides':[
              {'name':'env','command':['two','three'],'memory':1500,
               'environment':[{'name':'REPLACED','value':'new'},{'name':'EMPTY','value':''}]}]}
            """);
    var plan = runtime.nextStarted().plan;
    assertThat(plan.environment())
        .containsEntry("KEPT", "a b")
        .containsEntry("REPLACED", "new")
        .containsEntry("EMPTY", "")
        .containsEntry("AWS_REGION", "us-east-1")
        .containsEntry("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE")
        .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
        .containsOnlyKeys(
            "KEPT",
            "REPLACED",
            "EMPTY",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AWS_ENDPOINT_URL",
            "AWS_EXECUTION_ENV",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "ECS_CONTAINER_METADATA_URI_V4",
            "ECS_AGENT_URI",
            "HOSTNAME");
    assertThat(plan.command()).containsExactly("two", "three");
    assertThat(plan.memoryMib()).contains(1500);
    String taskId = task.path("taskArn").asString().replaceAll(".*/", "");
    assertThat(plan.logs().orElseThrow().group()).isEqualTo("/fairway/env");
    assertThat(plan.logs().orElseThrow().stream()).isEqualTo("ecs/env/" + taskId);
    assertThat(task.path("cpu").asString()).isEqualTo("1024");
    assertThat(task.path("memory").asString()).isEqualTo("2048");
  }

  @Test
  void failsATaskWhoseSecretCantBeRead() throws Exception {
    region.register(
        "secret",
        """
        [{'name':'secret','image':'secret:1','secrets':[
          {'name':'KEY','valueFrom':'arn:aws:secretsmanager:us-east-1:000000000000:secret:key'}]}]
        """);
    region.runTask("secret", "");
    JsonNode stopped = region.eventsUntil("STOPPED").getLast().path("detail");
    assertThat(stopped.path("stopCode").asString()).isEqualTo("TaskFailedToStart");
    assertThat(stopped.path("stoppedReason").asString())
        .startsWith("ResourceInitializationError: unable to pull secrets or registry auth")
        .contains("secret:key", "There is no secretsmanager");
  }

  @Test
  void listsTasksByFamilyStarterAndStatusInPages() throws Exception {
    region.register("other", "[{'name':'other','image':'other:1'}]");
    region.runTask("web", ",'startedBy':'me','count':3");
    region.runTask("other", "");

    assertThat(list("'family':'web'")).hasSize(3);
    assertThat(list("'startedBy':'me'")).hasSize(3);
    assertThat(list("'family':'other'")).hasSize(1);
    assertThat(list("'desiredStatus':'STOPPED'")).isEmpty();
    JsonNode first = region.call("ListTasks", "{'cluster':'photos','maxResults':3}");
    assertThat(first.path("taskArns")).hasSize(3);
    JsonNode second =
        region.call(
            "ListTasks",
            "{'cluster':'photos','maxResults':3,'nextToken':'%s'}"
                .formatted(first.path("nextToken").asString()));
    assertThat(second.path("taskArns")).hasSize(1);
    assertThat(second.has("nextToken")).isFalse();
  }

  private JsonNode list(String members) {
    return region.call("ListTasks", "{'cluster':'photos'," + members + "}").path("taskArns");
  }

  @Test
  void spreadsTasksOverCapacityProviders() {
    ObjectNode answer =
        region.call(
            "RunTask",
            """
            {'cluster':'photos','taskDefinition':'web','count':5,
             'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}},
             'capacityProviderStrategy':[
               {'capacityProvider':'FARGATE','base':1,'weight':1},
               {'capacityProvider':'FARGATE_SPOT','weight':3}]}
            """);
    List<String> providers =
        answer
            .path("tasks")
            .valueStream()
            .map(task -> task.path("capacityProviderName").asString())
            .toList();
    assertThat(providers)
        .containsExactlyInAnyOrder(
            "FARGATE", "FARGATE", "FARGATE_SPOT", "FARGATE_SPOT", "FARGATE_SPOT");
  }

  @Test
  void runsOnceForOneClientToken() {
    String first = region.runTask("web", ",'clientToken':'t1'").path("taskArn").asString();
    String again = region.runTask("web", ",'clientToken':'t1'").path("taskArn").asString();
    assertThat(again).isEqualTo(first);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> region.runTask("web", ",'clientToken':'t1','count':2"))
        .satisfies(error -> assertThat(error.code()).isEqualTo("ConflictException"));
  }

  @Test
  void keepsClustersAndDeletesThemOnlyWhenEmpty() throws Exception {
    region.runTask("web", "");
    assertRefused(
        "ClusterContainsTasksException",
        "The Cluster cannot be deleted while Tasks are active.",
        "DeleteCluster",
        "{'cluster':'photos'}");
    region.eventsUntil("RUNNING");
    JsonNode described = region.call("DescribeClusters", "{'clusters':['photos','gone']}");
    assertThat(described.path("clusters").path(0).path("runningTasksCount").asInt()).isEqualTo(1);
    assertThat(described.path("failures").path(0).path("arn").asString()).endsWith("cluster/gone");

    runtime.nextStarted().exit(0);
    region.eventsUntil("STOPPED");
    region.call("DeleteCluster", "{'cluster':'photos'}");
    assertThat(region.call("ListClusters", "{}").path("clusterArns")).isEmpty();
  }

  @Test
  void tagsResourcesAndTasksOfATaggedDefinition() {
    region.call(
        "TagResource",
        """
        {'resourceArn':'arn:aws:ecs:us-east-1:000000000000:task-definition/web:1',
         'tags':[{'key':'team','value':'photos'}]}
        """);
    ObjectNode task = region.runTask("web", ",'propagateTags':'TASK_DEFINITION'");
    assertThat(task.path("tags").path(0).path("value").asString()).isEqualTo("photos");
    assertRefused(
        "ResourceNotFoundException",
        "The specified resource was not found: arn:nothing",
        "ListTagsForResource",
        "{'resourceArn':'arn:nothing'}");
  }

  @Test
  void namesAnOperationThatItDoesNotHave() {
    assertRefused(
        "UnknownOperationException",
        "The sandbox's ECS has no operation StartTask.",
        "StartTask",
        "{}");
  }
}
