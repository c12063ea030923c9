package dev.fairway.alert.notice;

import dev.fairway.alert.event.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a notice: short lines, the most wanted first. */
final class PhoneText {

  private static final int MOST_OTHERS = 20;

  private final Notice notice;
  private final Occurrence latest;
  private final String apiUrl;
  private final List<String> lines = new ArrayList<>();

  PhoneText(Notice notice, String apiUrl) {
    this.notice = notice;
    this.latest = notice.latest();
    this.apiUrl = apiUrl;
  }

  String write() {
    switch (notice.kind()) {
      case FIRST -> first();
      case SUMMARY -> summary();
      case RECOVERY -> recovery();
      case DIGEST -> digest();
      case TEST -> test();
    }
    return String.join("\n", lines) + "\n";
  }

  private void first() {
    lines.add(what());
    where();
    why();
    log();
    before();
    links();
  }

  private void summary() {
    lines.add(what());
    lines.add(
        "It goes on: %s since the last notice, %s in all since %s."
            .formatted(
                Wording.times(notice.sinceLast()),
                Wording.times(notice.count()),
                Wording.time(notice.firstAt())));
    where();
    why();
    log();
    links();
  }

  private void recovery() {
    lines.add("Over: " + what());
    lines.add(
        "It came %s, first at %s and last at %s."
            .formatted(
                Wording.times(notice.count()),
                Wording.time(notice.firstAt()),
                Wording.time(notice.lastAt())));
    lines.add("If it comes again soon, a summary tells how it goes on; later, a new alert.");
    where();
    links();
  }

  private void digest() {
    lines.add(
        "So much began at once that %s told of together."
            .formatted(
                notice.others().size() == 1
                    ? "1 alert is"
                    : notice.others().size() + " alerts are"));
    lines.add("");
    notice.others().stream().limit(MOST_OTHERS).forEach(other -> lines.add(line(other)));
    if (notice.others().size() > MOST_OTHERS) {
      lines.add("and %d more".formatted(notice.others().size() - MOST_OTHERS));
    }
    lines.add("");
    lines.add("All of them: GET " + apiUrl + "/alerts");
  }

  private static String line(Notice.Other other) {
    return "- %s: %s, %s (%s)"
        .formatted(
            other.family(),
            Wording.category(other.category()),
            Wording.times(other.count()),
            other.alertId());
  }

  private void test() {
    lines.add("This is a test: somebody tries whether alerts arrive. Nothing is wrong.");
    lines.add("");
    lines.add("Sent: " + Wording.time(latest.at()));
  }

  /** Such as {@code queue-worker: out of memory (worker, exit 137), after 12 min 5 s}. */
  private String what() {
    String after = latest.ran().map(ran -> ", after " + Wording.duration(ran)).orElse("");
    return Wording.name(latest)
        + ": "
        + Wording.category(notice.verdict().category())
        + Wording.container(latest)
        + after;
  }

  private void where() {
    lines.add("");
    lines.add(
        Stream.of(
                named("service", latest.service()),
                definition(),
                named("cluster", latest.cluster()),
                latest.region(),
                named("account", latest.account()))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", ", "Where: ", "")));
    lines.add("When: " + Wording.time(latest.at()));
  }

  /** The task definition; of what has none, what stands in its place. */
  private String definition() {
    if (!latest.revision().isEmpty()) {
      return "family " + latest.family() + ":" + latest.revision();
    }
    if (latest.detailType().equals("Undelivered Event")) {
      return "rule " + latest.family();
    }
    return latest.family().equals(latest.service()) ? "" : latest.family();
  }

  private static String named(String kind, String name) {
    return name.isEmpty() ? "" : kind + " " + name;
  }

  private void why() {
    lines.add("");
    lines.add("Why: " + notice.verdict().explanation());
    if (!latest.reason().isEmpty()) {
      lines.add("AWS says: " + latest.reason());
    }
    if (!notice.verdict().nextStep().isEmpty()) {
      lines.add("Next: " + notice.verdict().nextStep());
    }
  }

  private void log() {
    if (notice.logLines().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("The log of " + latest.container() + " ended with:");
    notice.logLines().forEach(line -> lines.add("  " + line));
  }

  private void before() {
    lines.add("");
    lines.add(
        notice
            .previousAt()
            .filter(at -> notice.previous() > 0)
            .map(
                at ->
                    "Before: %s of this cause, the last one began at %s."
                        .formatted(Wording.counted(notice.previous(), "alert"), Wording.time(at)))
            .orElse("Before: never, as far back as alerts are kept."));
  }

  private void links() {
    lines.add("");
    ConsoleLink.of(latest).ifPresent(link -> lines.add("Console: " + link));
    if (notice.kind() != Notice.Kind.RECOVERY) {
      lines.add("Acknowledge: POST %s/alerts/%s/acknowledge".formatted(apiUrl, notice.alertId()));
    }
    lines.add("Alert: GET %s/alerts/%s".formatted(apiUrl, notice.alertId()));
  }
}
