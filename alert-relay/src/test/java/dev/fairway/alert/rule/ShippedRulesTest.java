package dev.fairway.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.alert.event.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

final class ShippedRulesTest {

  private static final Rules RULES = Rules.load("");

  @ParameterizedTest
  @CsvFileSource(resources = "/verdicts.csv")
  void judgesEachDocumentedEvent(
      String fixture, String rule, String category, Severity severity, Treatment treatment) {
    Verdict verdict = RULES.judge(Fixtures.occurrence(fixture));

    assertThat(verdict)
        .extracting(Verdict::rule, Verdict::category, Verdict::severity, Verdict::treatment)
        .containsExactly(rule, category, severity, treatment);
  }

  @Test
  void haveAVerdictInTheTableForEachFixture() throws Exception {
    try (Stream<String> lines = Files.lines(Path.of("src/test/resources/verdicts.csv"))) {
      List<String> judged = lines.map(line -> line.substring(0, line.indexOf(','))).toList();

      assertThat(judged).containsExactlyInAnyOrderElementsOf(Fixtures.names());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NO_PERMISSIONS, Not authorized, never-started-denied",
    "ERROR_FROM_TARGET, RESOURCE:FARGATE, never-started-no-capacity",
    "INVALID_PARAMETER, TaskDefinition is inactive, never-started",
  })
  void judgesCallsOfRunTaskThatFailedForGood(String code, String message, String rule) {
    Verdict verdict = RULES.judge(Fixtures.neverStarted(code, message));

    assertThat(verdict.rule()).isEqualTo(rule);
    assertThat(verdict.category()).isEqualTo("NEVER_STARTED");
    assertThat(verdict.treatment()).isEqualTo(Treatment.ALERT);
  }

  @Test
  void judgesAnEventThatAQueueDidNotTake() {
    Verdict verdict =
        RULES.judge(
            Fixtures.undelivered(
                "arn:aws:sqs:eu-central-1:111122223333:jobs", "NO_RESOURCE", "No such queue"));

    assertThat(verdict.category()).isEqualTo("UNDELIVERED");
  }

  @Test
  void tellPeopleWhatToDoAboutEachAlert() {
    assertThat(RULES.all())
        .filteredOn(rule -> rule.treatment() == Treatment.ALERT)
        .hasSizeGreaterThan(40)
        .allSatisfy(rule -> assertThat(rule.nextStep()).isNotBlank());
  }

  @Test
  void areEachNeededForSomeEvent() {
    List<String> used =
        Stream.concat(
                Fixtures.names().stream().map(Fixtures::occurrence),
                Stream.of(
                    Fixtures.neverStarted("NO_PERMISSIONS", ""),
                    Fixtures.neverStarted("ERROR_FROM_TARGET", "RESOURCE:FARGATE"),
                    Fixtures.neverStarted("INVALID_PARAMETER", ""),
                    Fixtures.undelivered("arn:aws:sqs:eu-central-1:111122223333:jobs", "X", "")))
            .map(occurrence -> RULES.judge(occurrence).rule())
            .distinct()
            .toList();

    assertThat(RULES.all()).extracting(RuleView::name).containsExactlyInAnyOrderElementsOf(used);
  }
}
