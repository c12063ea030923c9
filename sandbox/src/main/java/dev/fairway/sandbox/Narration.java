package dev.fairway.sandbox;

import dev.fairway.sandbox.ecs.task.TaskChange;
import dev.fairway.sandbox.ecs.task.TaskStatus;
import dev.fairway.sandbox.events.DeliveryAttempt;
import dev.fairway.sandbox.events.DeliveryOutcome;
import dev.fairway.sandbox.notifications.inbox.Mail;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a person what happens in the region, a line for each thing that they would want to know.
 */
final class Narration implements Following {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final PrintStream out;
  private final Clock clock;

  Narration(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void published(ObjectNode entry) {
    JsonNode detail = JsonMapper.shared().readTree(entry.path("Detail").asString("{}"));
    JsonNode object = detail.path("object");
    line(
        "s3",
        "%s: s3://%s/%s%s"
            .formatted(
                entry.path("DetailType").asString(""),
                detail.path("bucket").path("name").asString(""),
                object.path("key").asString(""),
                object.has("size") ? ", " + object.path("size").asLong() + " bytes" : ""));
  }

  @Override
  public void matched(String rule, ObjectNode envelope) {
    if (!envelope.path("source").asString("").equals("aws.ecs")) {
      line("events", envelope.path("detail-type").asString("") + " matches rule " + rule);
    }
  }

  @Override
  public void ended(DeliveryAttempt attempt, DeliveryOutcome outcome) {
    String target = attempt.targetArn().substring(attempt.targetArn().lastIndexOf(':') + 1);
    line(
        "events",
        switch (outcome) {
          case DeliveryOutcome.Delivered delivered ->
              "delivered to " + target + ": " + lastPart(delivered.result());
          case DeliveryOutcome.NotPlaced refused ->
              "NOT PLACED on " + target + ": " + String.join("; ", refused.reasons());
          case DeliveryOutcome.Retrying retrying ->
              "try %d at %s failed (%s), next in %s"
                  .formatted(
                      attempt.number(), target, retrying.failure().message(), retrying.delay());
          case DeliveryOutcome.DeadLettered dead ->
              "GAVE UP on %s (%s): the event is in %s"
                  .formatted(target, dead.failure().message(), dead.queueArn());
          case DeliveryOutcome.Dropped dropped ->
              "LOST for %s (%s): %s"
                  .formatted(target, dropped.failure().message(), dropped.reason());
          case DeliveryOutcome.NotSimulated none ->
              "target " + target + " is accepted, not simulated";
        });
  }

  @Override
  public void changed(TaskChange change) {
    if (change.lastStatus() == TaskStatus.RUNNING && change.stopCode().isEmpty()) {
      line("ecs", "task %s (%s) RUNNING".formatted(lastPart(change.taskArn()), change.family()));
    } else if (change.lastStatus() == TaskStatus.STOPPED) {
      line("ecs", stopped(change));
    }
  }

  @Override
  public void told(String service, String message) {
    line("ecs", message);
  }

  @Override
  public void mailed(Mail mail) {
    line("sns", "mail to %s: %s".formatted(mail.to(), mail.subject()));
  }

  private static String stopped(TaskChange change) {
    String exit = change.exitCode().map(code -> "exit " + code).orElse("no exit code");
    String why = change.containerReason().or(change::stoppedReason).orElse("");
    return String.format(
        Locale.ROOT,
        "task %s (%s) STOPPED, %s, %s; ran %.2f s, %.2f CPU-s, peak %d MB",
        lastPart(change.taskArn()),
        change.family(),
        exit,
        why,
        change.duration().toMillis() / 1e3,
        change.usage().cpuTime().toMillis() / 1e3,
        change.usage().peakRssBytes() / 1_000_000);
  }

  private static String lastPart(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private void line(String service, String what) {
    out.printf("%s  %-7s %s%n", TIME.format(clock.instant()), service, what);
  }
}
