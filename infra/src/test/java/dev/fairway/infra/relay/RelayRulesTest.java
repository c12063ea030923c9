package dev.fairway.infra.relay;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Ruler;

/** Asks the engine that EventBridge itself runs. */
class RelayRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ECS = "arn:aws:ecs:us-east-1:123456789012:";
  private static final String CLUSTER = ECS + "cluster/fairway";
  private static final String SERVICES = ECS + "service/fairway/";
  private static final List<String> TO_THE_RELAY =
      List.of("StoppedTaskRule", "ServiceRule", "GivenUpUploadRule");

  private final TemplateReader template = Fixture.alertRelay(Fixture.shipped());

  @Test
  void takeEachStoppedTaskOfTheClusterAndNoOther() throws Exception {
    Map<String, Object> pattern = RelayRules.stoppedTasks(CLUSTER);
    String stopped = task("STOPPED", "service:queue-worker", "Essential container in task exited");

    assertThat(matches(pattern, stopped)).isTrue();
    assertThat(matches(pattern, task("STOPPED", "batch-job", "Your Spot Task was interrupted.")))
        .isTrue();
    assertThat(matches(pattern, stopped.replace("STOPPED", "RUNNING"))).isFalse();
    assertThat(matches(pattern, stopped.replace("cluster/fairway", "cluster/other"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ECS Deployment State Change", "ECS Service Action"})
  void takeWhatServicesOfTheClusterDo(String detailType) throws Exception {
    String event = service(detailType, SERVICES + "queue-worker");
    Map<String, Object> pattern = RelayRules.services(SERVICES);

    assertThat(matches(pattern, event)).isTrue();
    assertThat(matches(pattern, service(detailType, ECS + "service/other/queue-worker"))).isFalse();
    assertThat(matches(pattern, service("ECS Container Instance State Change", SERVICES + "x")))
        .isFalse();
  }

  @Test
  void takeUploadsThatReconciliationGaveUp() throws Exception {
    String event =
        "{'source':'fairway.reconciliation','detail-type':'Upload Given Up','detail':{'id':'1'}}";

    assertThat(matches(RelayRules.givenUpUploads(), event)).isTrue();
    assertThat(matches(RelayRules.givenUpUploads(), event.replace("Given Up", "Found"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "service:alert-relay, Essential container in task exited, true",
    "service:queue-worker, Essential container in task exited, false",
    "service:alert-relay, Scaling activity initiated by (deployment ecs-svc/1), false",
    "service:alert-relay, Task stopped by user, false",
  })
  void tellPeopleOfTheRelaysOwnDeathPastIt(String group, String reason, boolean told)
      throws Exception {
    assertThat(matches(RelayRules.relayDied(CLUSTER), task("STOPPED", group, reason)))
        .isEqualTo(told);
  }

  @Test
  void bringEventsToTheQueueOfTheRelay() {
    for (String rule : TO_THE_RELAY) {
      assertThat(target(rule)).as(rule).containsEntry("Arn", "{AlertQueue.Arn}");
    }
    assertThat(statement("AWS::SQS::QueuePolicy", "AlertQueuePolicy", "EventsToJudge"))
        .containsEntry("Principal", Map.of("Service", "events.amazonaws.com"))
        .containsEntry(
            "Condition",
            Map.of(
                "ArnEquals",
                Map.of(
                    "aws:SourceArn",
                    TO_THE_RELAY.stream().map(rule -> "{" + rule + ".Arn}").toList())));
  }

  @Test
  void listenWhereTheBatchJobTells() {
    assertThat(template.named("AWS::Events::Rule", "GivenUpUploadRule"))
        .containsEntry("EventBusName", "default");
    assertThat(
            Fixture.alertRelay(Fixture.shipped().with("batch-job.events", ""))
                .properties("AWS::Events::Rule"))
        .containsOnlyKeys("StoppedTaskRule", "ServiceRule", "RelayDiedRule");
  }

  @Test
  void keepWhatDoesNotArriveAndWatchIt() {
    assertThat(template.properties("AWS::Events::Rule").keySet())
        .allSatisfy(
            rule -> {
              assertThat(at(target(rule), "DeadLetterConfig"))
                  .containsEntry("Arn", "{UndeliveredEvents.Arn}");
              assertThat(at(target(rule), "RetryPolicy"))
                  .containsEntry("MaximumEventAgeInSeconds", 86400);
            });
    assertThat(
            String.valueOf(
                statement(
                        "AWS::SQS::QueuePolicy",
                        "UndeliveredEventsPolicy",
                        "EventsThatReachedNoRelay")
                    .get("Condition")))
        .contains("RelayDiedRule.Arn", "StoppedTaskRule.Arn");
  }

  @Test
  void writeAMailOfLinesInQuotes() {
    Map<String, Object> transformer = at(target("RelayDiedRule"), "InputTransformer");
    String text = String.valueOf(transformer.get("InputTemplate"));

    assertThat(text.lines())
        .allSatisfy(line -> assertThat(line).matches("\"[^\"]+\""))
        .first()
        .asString()
        .contains("a task of the alert-relay died");
    assertThat(at(transformer, "InputPathsMap").keySet())
        .allSatisfy(name -> assertThat(text).contains("<" + name + ">"));
  }

  private Map<String, Object> target(String rule) {
    List<?> targets = list(template.named("AWS::Events::Rule", rule).get("Targets"));
    assertThat(targets).hasSize(1);
    return map(targets.getFirst());
  }

  private Map<String, Object> statement(String type, String policy, String sid) {
    return list(at(template.named(type, policy), "PolicyDocument").get("Statement")).stream()
        .map(TemplateReader::map)
        .filter(statement -> sid.equals(statement.get("Sid")))
        .findFirst()
        .orElseThrow();
  }

  private static String task(String status, String group, String reason) {
    return """
    {'source':'aws.ecs','detail-type':'ECS Task State Change','detail':{'clusterArn':'%s',
     'group':'%s','lastStatus':'%s','stoppedReason':'%s','containers':[{'exitCode':1}]}}
    """
        .formatted(CLUSTER, group, status, reason);
  }

  private static String service(String detailType, String arn) {
    return """
    {'source':'aws.ecs','detail-type':'%s','resources':['%s'],'detail':{'eventType':'INFO'}}
    """
        .formatted(detailType, arn);
  }

  private static boolean matches(Map<String, Object> pattern, String event) throws Exception {
    return Ruler.matchesRule(event.replace('\'', '"'), JSON.writeValueAsString(pattern));
  }
}
