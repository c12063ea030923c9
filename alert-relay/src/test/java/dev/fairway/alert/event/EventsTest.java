package dev.fairway.alert.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventsTest {

  @Test
  void readsAStoppedTask() {
    Occurrence occurrence = Fixtures.occurrence("out-of-memory");

    assertThat(occurrence.at()).isEqualTo(Instant.parse("2026-03-14T09:26:53Z"));
    assertThat(occurrence.detailType()).isEqualTo("ECS Task State Change");
    assertThat(occurrence.account()).isEqualTo("111122223333");
    assertThat(occurrence.region()).isEqualTo("eu-central-1");
    assertThat(occurrence.cluster()).isEqualTo("shop");
    assertThat(occurrence.family()).isEqualTo("checkout");
    assertThat(occurrence.revision()).isEqualTo("12");
    assertThat(occurrence.service()).isEqualTo("checkout");
    assertThat(occurrence.resource()).endsWith(":task/shop/c13b4cb40f1f4fe4a2971f76ae5a47ad");
    assertThat(occurrence.container()).isEqualTo("app");
    assertThat(occurrence.exitCode()).isEqualTo(137);
    assertThat(occurrence.stopCode()).isEqualTo("EssentialContainerExited");
    assertThat(occurrence.reason())
        .isEqualTo(
            "OutOfMemoryError: Container killed due to memory usage; Essential container in task exited");
    assertThat(occurrence.ran()).contains(Duration.ofMinutes(12).plusSeconds(5));
  }

  @Test
  void putsWhatItReadIntoTheEventForRules() {
    assertThat(Fixtures.occurrence("out-of-memory").event().path("fairway").toString())
        .isEqualTo(
            """
            {"kind":"task-stopped","isService":true,"cluster":"shop","family":"checkout",\
            "revision":"12","service":"checkout","container":"app","exitCode":137,\
            "stopCode":"EssentialContainerExited","endedByItself":true,\
            "reason":"OutOfMemoryError: Container killed due to memory usage; Essential container in task exited",\
            "ranSeconds":725}""");
  }

  @Test
  void takesNoWordOfTheSendersForWhatItRead() {
    String spoofed =
        Fixtures.text("unknown-detail-type")
            .replaceFirst("\\{", "{\"fairway\":{\"kind\":\"task-changed\"},");

    assertThat(Fixtures.EVENTS.read(spoofed).event().path("fairway").path("kind").asString())
        .isEqualTo("other");
  }

  @ParameterizedTest
  @CsvSource({
    "killed-beside-sidecar, app, 137",
    "failed-beside-killed-sidecar, app, 1",
    "service-exit-0, app, 0",
    "run-exit-0, report, 0",
    "scale-in, app, 143",
    "health-check-elb, app, 143",
    "image-pull-in-container, app,",
  })
  void putsTheEndDownToTheLikeliestOfSeveralContainers(
      String fixture, String container, Integer exitCode) {
    Occurrence occurrence = Fixtures.occurrence(fixture);

    assertThat(occurrence.container()).isEqualTo(container);
    assertThat(occurrence.exitCode()).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-exit-code", "empty-containers", "network-interface"})
  void namesNoContainerWhereNoneHasEnded(String fixture) {
    Occurrence occurrence = Fixtures.occurrence(fixture);

    assertThat(occurrence.container()).isEmpty();
    assertThat(occurrence.exitCode()).isNull();
  }

  @Test
  void keepsAVeryLongReasonToOneLineOfBoundedLength() {
    assertThat(Fixtures.occurrence("very-long-reason").reason())
        .startsWith("CannotPullContainerError: the registry answered")
        .endsWith("…")
        .hasSizeLessThan(1500)
        .doesNotContain("\n");
  }

  @Test
  void readsServiceActionsAndDeployments() {
    Occurrence action = Fixtures.occurrence("service-service-task-placement-failure");
    Occurrence deployment = Fixtures.occurrence("deployment-failed");

    assertThat(action.reason()).isEqualTo("SERVICE_TASK_PLACEMENT_FAILURE; RESOURCE:FARGATE");
    assertThat(deployment.cluster()).isEqualTo("shop");
    assertThat(action)
        .extracting(Occurrence::cluster, Occurrence::family, Occurrence::service)
        .containsExactly("shop", "checkout", "checkout");
  }

  @Test
  void knowsAGivenUpUploadByTheIdThatStaysTheSame() {
    Occurrence occurrence = Fixtures.occurrence("upload-given-up");

    assertThat(occurrence.id()).isEqualTo("given-up:photos/in/cat.jpg:v7");
    assertThat(occurrence.family()).isEqualTo("photos");
    assertThat(occurrence.reason())
        .isEqualTo("No record of s3://photos/in/cat.jpg, sent again 3 times");
  }

  @Test
  void readsAMessageOfADeadLetterQueue() {
    Occurrence occurrence =
        Fixtures.neverStarted("NO_PERMISSIONS", "Not authorized to ecs:RunTask");

    assertThat(occurrence.id()).isEqualTo("0c5c1a3e-77d5-4a4c-8f5e-1d8a2b6f9f01");
    assertThat(occurrence.detailType()).isEqualTo("Undelivered Event");
    assertThat(occurrence.family()).isEqualTo("uploads");
    assertThat(occurrence.cluster()).isEqualTo("shop");
    assertThat(occurrence.account()).isEqualTo("111122223333");
    assertThat(occurrence.reason())
        .isEqualTo(
            "NO_PERMISSIONS; Not authorized to ecs:RunTask; 12 retries; MaximumRetryAttempts");
    assertThat(occurrence.event().at("/detail/event/detail/object/key").asString())
        .isEqualTo("in/cat.jpg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON {", "[1, 2]"})
  void readsADeadLetterWithAnyBodyAndNoAttributes(String body) {
    Occurrence occurrence = Fixtures.EVENTS.undelivered("m1", Fixtures.NOW, body, Map.of());

    assertThat(occurrence.family()).isEqualTo("unknown rule");
    assertThat(occurrence.at()).isEqualTo(Fixtures.NOW);
  }

  @Test
  void countsMembersOfWrongTypesAsEmpty() {
    Occurrence occurrence = Fixtures.occurrence("wrong-types");

    assertThat(occurrence.at()).isEqualTo(Fixtures.NOW);
    assertThat(occurrence.exitCode()).isEqualTo(137);
    assertThat(occurrence.service()).isEmpty();
    assertThat(occurrence.family()).isEmpty();
    assertThat(occurrence.stopCode()).isEmpty();
    assertThat(occurrence.ran()).isEmpty();
    assertThat(occurrence.cluster()).isEqualTo("shop");
  }

  @Test
  void readsAStoppedTaskOfWhichNothingElseIsKnown() {
    Occurrence occurrence = Fixtures.occurrence("nothing-optional");

    assertThat(occurrence)
        .extracting(
            Occurrence::cluster, Occurrence::family, Occurrence::region, Occurrence::resource)
        .containsOnly("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | The body is not JSON",
        "'' | The body is no JSON object",
        "[] | The body is no JSON object",
        "{} | The body has no \"id\"",
        "{\"id\":\"1\",\"source\":\"s\",\"detail\":{}} | The body has no \"detail-type\"",
        "{\"id\":1,\"source\":\"s\",\"detail-type\":\"d\",\"detail\":{}} | The body has no \"id\"",
        "{\"id\":\"1\",\"source\":\"s\",\"detail-type\":\"d\"} | The body has no \"detail\"",
        "{\"id\":\"1\",\"source\":\"s\",\"detail-type\":\"d\",\"detail\":[]} | The body has no \"detail\"",
      })
  void saysWhyABodyIsNoEvent(String body, String sentence) {
    assertThatThrownBy(() -> Fixtures.EVENTS.read(body))
        .isInstanceOf(NotAnEventException.class)
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @MethodSource("dev.fairway.alert.event.Fixtures#names")
  void readsWhateverMemberIsMissingOrOfAnotherType(String fixture) {
    for (String replacement : new String[] {"7", "null", "[]", "{}", "\"?\""}) {
      for (String member :
          new String[] {
            "containers",
            "exitCode",
            "startedAt",
            "stopCode",
            "taskArn",
            "clusterArn",
            "resources",
            "time",
            "reason"
          }) {
        String changed =
            Fixtures.text(fixture)
                .replace("\"" + member + "\":", "\"" + member + "\":" + replacement + ",\"was\":");

        assertThat(Fixtures.EVENTS.read(changed).id()).isNotEmpty();
      }
    }
  }
}
