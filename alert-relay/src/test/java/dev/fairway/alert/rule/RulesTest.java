package dev.fairway.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.alert.event.Fixtures;
import dev.fairway.common.failure.BadConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesTest {

  private static final String LAST =
      """
      - name: rest
        category: UNKNOWN
        severity: warning
        treatment: alert
        match: anything
        explanation: Whatever.
        next-step: Look.
      """;

  private static final String OURS =
      """
      - name: checkout-may-crash
        category: KNOWN
        severity: info
        treatment: record
        match: {fairway: {family: [checkout]}}
        explanation: It restarts
          by itself.
      """;

  private static Rules rules(String... texts) {
    List<RuleFile> files =
        IntStream.range(0, texts.length)
            .mapToObj(i -> new RuleFile("file-" + (i + 1) + ".yaml", texts[i]))
            .toList();
    return new Rules(RuleReader.read(files));
  }

  @Test
  void tryATeamsRulesBeforeTheShippedOnes(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("team.yaml"), OURS);
    Files.writeString(folder.resolve("notes.txt"), "no rules");

    Rules rules = Rules.load(folder.toString());

    Verdict verdict = rules.judge(Fixtures.occurrence("service-exit-3"));
    assertThat(verdict)
        .isEqualTo(
            new Verdict(
                "checkout-may-crash",
                "KNOWN",
                Severity.INFO,
                Treatment.RECORD,
                "It restarts by itself.",
                ""));
    assertThat(rules.judge(Fixtures.occurrence("run-exit-1")).rule()).isEqualTo("exit-1");
    assertThat(rules.all().getFirst().file()).isEqualTo("team.yaml");
  }

  @Test
  void letTheFirstOfTwoThatMatchDecide() {
    String second = OURS.replace("checkout-may-crash", "second").replace("KNOWN", "SECOND");

    assertThat(rules(OURS, second, LAST).judge(Fixtures.occurrence("service-exit-0")).category())
        .isEqualTo("KNOWN");
    assertThat(rules(second, OURS, LAST).judge(Fixtures.occurrence("service-exit-0")).category())
        .isEqualTo("SECOND");
  }

  @Test
  void areShownAsTheyStandInTheFile() {
    RuleView view = rules(OURS, LAST).all().getFirst();

    assertThat(view.match().toString()).isEqualTo("{\"fairway\":{\"family\":[\"checkout\"]}}");
    assertThat(rules(LAST).all().getFirst().match().asString()).isEqualTo("anything");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "severity: info | severity: fatal | its severity is \"fatal\"; it must be one of info, warning, error, critical.",
        "treatment: record | treatment: mail | its treatment is \"mail\"; it must be one of alert, record, recovery, count.",
        "treatment: record | treatment: alert | its next-step is missing or no text.",
        "category: KNOWN | category: known | its category is \"known\"; it must be of capital letters, digits and _, 40 at most.",
        "category: KNOWN | prio: 3 | it has \"prio\", which no rule has; a rule has name, category, severity, treatment, match, explanation, next-step.",
        "match: {fairway: {family: [checkout]}} | match: {fairway: {family: checkout}} | its match is no EventBridge pattern: ",
        "match: {fairway: {family: [checkout]}} | match: [checkout] | its match is missing or no mapping; ",
        "explanation: It | next-step: It | its explanation is missing or no text.",
      })
  void sayWhatIsWrongWithOne(String right, String wrong, String sentence) {
    String text = OURS.replace(right, wrong);

    assertThatThrownBy(() -> rules(LAST.replace("rest", "other"), text))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageStartingWith("Rule file file-2.yaml, rule checkout-may-crash: " + sentence);
  }

  @Test
  void sayWhichOneHasNoName() {
    String text = LAST.replace("- name: rest\n  category", "- category");

    assertThatThrownBy(() -> rules(text))
        .hasMessage("Rule file file-1.yaml, rule number 1: its name is missing or no text.");
  }

  @Test
  void refuseTwoOfOneName() {
    assertThatThrownBy(() -> rules(OURS, OURS, LAST))
        .hasMessage(
            "Rule file file-2.yaml, rule checkout-may-crash: there is one of this name in file-1.yaml; each name is given once.");
  }

  @Test
  void refuseOneThatWouldNeverBeTried() {
    assertThatThrownBy(() -> rules(LAST, OURS))
        .hasMessageContaining("rule checkout-may-crash: it would never be tried")
        .hasMessageContaining("since the rule rest before it matches anything");
  }

  @Test
  void refuseToLeaveAnEventWithoutAVerdict() {
    assertThatThrownBy(() -> rules(OURS)).hasMessageContaining("The last rule must have");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: [ | Rule file file-1.yaml is not YAML: ",
        "name: a | Rule file file-1.yaml is no list",
        "- a | Rule file file-1.yaml, rule number 1: it is no mapping",
        "- {name: a, name: b} | Rule file file-1.yaml is not YAML: ",
      })
  void sayWhatIsWrongWithAFile(String text, String sentence) {
    assertThatThrownBy(() -> rules(text)).hasMessageStartingWith(sentence);
  }

  @Test
  void sayThatAFolderIsMissing() {
    assertThatThrownBy(() -> Rules.load("/no/such/folder"))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageStartingWith("ALERT_RULES_FOLDER is /no/such/folder, which can't be listed");
  }
}
