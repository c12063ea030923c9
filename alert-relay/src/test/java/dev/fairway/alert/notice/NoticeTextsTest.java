package dev.fairway.alert.notice;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.alert.event.Fixtures;
import dev.fairway.alert.event.Occurrence;
import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.alert.notice.Notice.Other;
import dev.fairway.alert.rule.Rules;
import dev.fairway.alert.rule.Severity;
import dev.fairway.alert.rule.Treatment;
import dev.fairway.alert.rule.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * With {@code JAVA_TOOL_OPTIONS=-Dgolden.write=true} it writes what is expected anew, to be read.
 */
final class NoticeTextsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/notices");
  private static final Rules RULES = Rules.load("");
  private static final List<String> LINES =
      List.of(
          "INFO Loaded 4,096 baskets",
          "WARN Heap is at 97 %",
          "ERROR The basket of customer 1871 was not saved java.net.SocketTimeoutException: Read timed out");

  private final NoticeTexts texts = new NoticeTexts(JsonMapper.shared(), "https://alerts.example/");

  private static Notice notice(
      Kind kind, Occurrence latest, List<String> lines, List<Other> others) {
    return new Notice(
        "n-01",
        kind,
        "a-7f3c",
        RULES.judge(latest),
        latest,
        kind == Kind.FIRST ? 1 : 34,
        kind == Kind.FIRST ? 1 : 12,
        Instant.parse("2026-03-14T09:26:53Z"),
        Instant.parse("2026-03-14T10:02:11Z"),
        kind == Kind.FIRST ? 2 : 0,
        Optional.of(Instant.parse("2026-03-09T22:15:00Z")).filter(at -> kind == Kind.FIRST),
        lines,
        others);
  }

  private static Notice first(String fixture) {
    return notice(Kind.FIRST, Fixtures.occurrence(fixture), LINES, List.of());
  }

  private static List<Other> others(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Other("a-%04d".formatted(i), "shop-" + i, "OUT_OF_MEMORY", i))
        .toList();
  }

  private static String golden(String name, String actual) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, actual);
    }
    return Files.readString(file);
  }

  private void isGolden(String name, Notice notice) throws IOException {
    Texts texts = this.texts.of(notice);
    String mail = "Subject: " + texts.subject() + "\n\n" + texts.text();
    String json =
        JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(JsonMapper.shared().readTree(texts.json()))
            + "\n";

    assertThat(mail).isEqualTo(golden(name + ".txt", mail));
    assertThat(json).isEqualTo(golden(name + ".json", json));
  }

  @Test
  void tellsOfATaskOutOfMemory() throws IOException {
    isGolden("out-of-memory", first("out-of-memory"));
  }

  @Test
  void tellsOfARunThatFailedForTheFirstTime() throws IOException {
    Occurrence latest = Fixtures.occurrence("run-exit-1");
    Notice notice =
        new Notice(
            "n-02",
            Kind.FIRST,
            "a-1",
            RULES.judge(latest),
            latest,
            1,
            1,
            latest.at(),
            latest.at(),
            0,
            Optional.empty(),
            List.of(),
            List.of());

    isGolden("run-failed", notice);
  }

  @Test
  void tellsThatAnAlertGoesOn() throws IOException {
    isGolden(
        "summary", notice(Kind.SUMMARY, Fixtures.occurrence("out-of-memory"), LINES, List.of()));
  }

  @Test
  void tellsThatAnAlertIsOver() throws IOException {
    isGolden(
        "recovery",
        notice(Kind.RECOVERY, Fixtures.occurrence("out-of-memory"), List.of(), List.of()));
  }

  @Test
  void tellsOfAStorm() throws IOException {
    isGolden(
        "digest", notice(Kind.DIGEST, Fixtures.occurrence("out-of-memory"), List.of(), others(23)));
  }

  @Test
  void tellsOfATest() throws IOException {
    Occurrence latest =
        Fixtures.EVENTS.read(
            """
            {"id":"t-1","detail-type":"Alert Test","source":"alert-relay","time":"2026-03-14T09:26:53Z",
             "detail":{}}""");
    Verdict verdict = new Verdict("test", "TEST", Severity.INFO, Treatment.ALERT, "A test.", "");

    isGolden(
        "test",
        new Notice(
            "n-03",
            Kind.TEST,
            "a-2",
            verdict,
            latest,
            1,
            1,
            latest.at(),
            latest.at(),
            0,
            Optional.empty(),
            List.of(),
            List.of()));
  }

  @Test
  void tellsOfWorkThatNeverStarted() throws IOException {
    isGolden(
        "never-started",
        notice(
            Kind.FIRST,
            Fixtures.neverStarted("NO_PERMISSIONS", "Not authorized to ecs:RunTask"),
            List.of(),
            List.of()));
  }

  @Test
  void tellsOfADeploymentThatFailed() throws IOException {
    isGolden(
        "deployment-failed",
        notice(Kind.FIRST, Fixtures.occurrence("deployment-failed"), List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "out-of-memory | [ERROR] checkout: out of memory (app, exit 137)",
        "run-exit-1 | [ERROR] nightly-report: failed (report, exit 1)",
        "service-exit-0 | [WARNING] checkout: ended (app, exit 0)",
        "no-capacity | [ERROR] checkout: no capacity",
        "upload-given-up | [ERROR] photos: upload given up",
        "unknown-detail-type | [WARNING] aws.ecs: unknown",
      })
  void saysTheCauseInTheSubject(String fixture, String subject) {
    assertThat(texts.of(first(fixture)).subject()).isEqualTo(subject);
  }

  @ParameterizedTest
  @MethodSource("dev.fairway.alert.event.Fixtures#names")
  void givesSnsASubjectThatItTakes(String fixture) {
    assertThat(texts.of(first(fixture)).subject()).matches("[\\x20-\\x7e]{1,99}");
  }

  @Test
  void putsOtherNamesThanAsciiAndLongOnesIntoASubject() {
    String event =
        Fixtures.text("out-of-memory").replace("\"app\"", "\"münze-" + "x".repeat(120) + "\\n\"");

    String subject =
        texts.of(notice(Kind.FIRST, Fixtures.EVENTS.read(event), List.of(), List.of())).subject();

    assertThat(subject)
        .startsWith("[ERROR] checkout: out of memory (m?nze-xxx")
        .endsWith("...")
        .hasSize(99);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void staysFarBelowWhatSnsTakes(Kind kind) {
    Notice largest =
        notice(
            kind,
            Fixtures.occurrence("very-long-reason"),
            Collections.nCopies(20, "€".repeat(300)),
            others(10_000));

    Texts texts = this.texts.of(largest);

    assertThat(texts.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(64 * 1024);
    assertThat(texts.json().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(64 * 1024);
  }

  @Test
  void givesFilterPoliciesAttributesOfWhichNoneIsEmpty() {
    assertThat(texts.of(first("run-exit-1")).attributes())
        .containsExactly(
            entry("kind", "FIRST"),
            entry("severity", "ERROR"),
            entry("category", "EXIT_CODE"),
            entry("cluster", "shop"),
            entry("family", "nightly-report"));
    assertThat(texts.of(first("out-of-memory")).attributes()).containsEntry("service", "checkout");
  }

  @ParameterizedTest
  @CsvSource({
    "cn-north-1, https://cn-north-1.console.amazonaws.cn/ecs",
    "us-gov-west-1, https://us-gov-west-1.console.amazonaws-us-gov.com/ecs",
    "ap-southeast-2, https://ap-southeast-2.console.aws.amazon.com/ecs",
  })
  void linksToTheConsoleOfThePartition(String region, String console) {
    String event = Fixtures.text("run-exit-1").replace("eu-central-1", region);

    assertThat(ConsoleLink.of(Fixtures.EVENTS.read(event)).orElseThrow()).startsWith(console);
  }
}
