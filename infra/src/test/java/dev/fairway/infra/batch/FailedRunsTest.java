package dev.fairway.infra.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

/** Asks the engine that EventBridge itself runs. */
class FailedRunsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLUSTER = "arn:aws:ecs:us-east-1:123456789012:cluster/fairway";
  private static final String FAMILY =
      "arn:aws:ecs:us-east-1:123456789012:task-definition/batch-job:";

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "137", "143"})
  void takesARunThatEndedWithAnotherCodeThanZero(int code) throws Exception {
    assertThat(matches(stopped(FAMILY + "7", "EssentialContainerExited", "'exitCode':" + code)))
        .isTrue();
  }

  @Test
  void takesARunWhoseContainerNeverBegan() throws Exception {
    assertThat(matches(stopped(FAMILY + "7", "TaskFailedToStart", "'name':'batch-job'"))).isTrue();
  }

  @Test
  void passesOverGoodRunsOthersAndThoseThatStillRun() throws Exception {
    String good = stopped(FAMILY + "7", "EssentialContainerExited", "'exitCode':0");
    String other =
        stopped(
            FAMILY.replace("batch-job", "image-processor") + "7",
            "EssentialContainerExited",
            "'exitCode':1");

    assertThat(matches(good)).isFalse();
    assertThat(matches(other)).isFalse();
    assertThat(matches(good.replace("STOPPED", "RUNNING").replace("'exitCode':0", "'exitCode':1")))
        .isFalse();
  }

  @Test
  void keepsTheEventsInAQueueThatTakesThemFromThisRuleAlone() {
    TemplateReader template = Fixture.batchJob(Fixture.shipped());

    assertThat(template.named("AWS::Events::Rule", "FailedRunRule").get("Targets"))
        .hasToString("[{Arn={FailedRuns.Arn}, Id=failed-runs}]");
    assertThat(template.properties("AWS::SQS::QueuePolicy").toString())
        .contains("{ArnEquals={aws:SourceArn={FailedRunRule.Arn}}}");
  }

  private static String stopped(String definition, String stopCode, String container) {
    return """
    {'source':'aws.ecs','detail-type':'ECS Task State Change','detail':{
      'clusterArn':'%s','taskDefinitionArn':'%s','lastStatus':'STOPPED','stopCode':'%s',
      'containers':[{%s}]}}
    """
        .formatted(CLUSTER, definition, stopCode, container);
  }

  private static boolean matches(String event) throws Exception {
    return Ruler.matchesRule(
        event.replace('\'', '"'), JSON.writeValueAsString(FailedRuns.pattern(CLUSTER, FAMILY)));
  }
}
