package dev.fairway.alert.event;

import dev.fairway.alert.event.Reading.Failure;
import dev.fairway.alert.event.Reading.Kind;
import dev.fairway.alert.event.Reading.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads a task's change (Amazon ECS Developer Guide, "Amazon ECS task state change events"). */
final class TaskEvent {

  static final String DETAIL_TYPE = "ECS Task State Change";

  private static final String OF_A_SERVICE = "service:";

  private TaskEvent() {}

  static Reading read(JsonNode event) {
    JsonNode task = event.path("detail");
    boolean stopped = "STOPPED".equals(Members.text(task, "lastStatus"));
    return new Reading(
        stopped ? Kind.TASK_STOPPED : Kind.TASK_CHANGED, subject(event, task), failure(task));
  }

  private static Subject subject(JsonNode event, JsonNode task) {
    String arn = Members.text(task, "taskArn");
    String resource = arn.isEmpty() ? Members.firstText(event.path("resources")) : arn;
    String cluster = Arn.of(Members.text(task, "clusterArn")).cluster();
    String definition = Arn.of(Members.text(task, "taskDefinitionArn")).name();
    int colon = definition.lastIndexOf(':');
    String group = Members.text(task, "group");
    return new Subject(
        cluster.isEmpty() ? Arn.of(resource).cluster() : cluster,
        colon < 0 ? definition : definition.substring(0, colon),
        colon < 0 ? "" : definition.substring(colon + 1),
        group.startsWith(OF_A_SERVICE) ? group.substring(OF_A_SERVICE.length()) : "",
        resource);
  }

  private static Failure failure(JsonNode task) {
    String stopCode = Members.text(task, "stopCode");
    FailedContainer container =
        FailedContainer.among(task.path("containers"), Failure.endedByItself(stopCode));
    return new Failure(
        container.name(),
        container.exitCode(),
        stopCode,
        Words.joined(container.reason(), Members.text(task, "stoppedReason")),
        ran(task));
  }

  private static Optional<Duration> ran(JsonNode task) {
    Optional<Instant> end =
        Stream.of("executionStoppedAt", "stoppedAt", "stoppingAt")
            .flatMap(member -> Members.instant(task, member).stream())
            .findFirst();
    return Members.instant(task, "startedAt")
        .flatMap(start -> end.map(stop -> Duration.between(start, stop)))
        .filter(ran -> !ran.isNegative());
  }
}
