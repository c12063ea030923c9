package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Task;

/** Runs of the batch-job, which the demo brings about by stepping the region's clock. */
final class ScheduledRun {

  private static final String FAMILY = "batch-job";
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(25);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final RegionClients aws;
  private final String cluster;
  private final RegionTime time;
  private final Clock clock;

  ScheduledRun(RegionClients aws, Map<String, String> outputs, RegionTime time, Clock clock) {
    this.aws = aws;
    this.cluster = Outputs.text(outputs, "ClusterName");
    this.time = time;
    this.clock = clock;
  }

  /**
   * Steps the clock until the schedule starts a run, and waits for its end.
   *
   * @return the stopped task; empty where none was started in a day, or it did not end
   */
  Optional<Task> next() throws IOException, InterruptedException {
    Set<String> known = new HashSet<>(arns());
    Instant tooLate = time.now().plus(LONGEST_WAIT);
    while (time.step(STEP).isBefore(tooLate)) {
      Thread.sleep(GLANCE);
      Optional<String> started = arns().stream().filter(arn -> !known.contains(arn)).findFirst();
      if (started.isPresent()) {
        return stopped(started.get());
      }
    }
    return Optional.empty();
  }

  private Optional<Task> stopped(String arn) throws InterruptedException {
    Instant giveUp = clock.instant().plus(PATIENCE);
    while (clock.instant().isBefore(giveUp)) {
      Task task =
          aws.ecs()
              .describeTasks(describe -> describe.cluster(cluster).tasks(arn))
              .tasks()
              .getFirst();
      if (task.lastStatus().equals("STOPPED")) {
        return Optional.of(task);
      }
      Thread.sleep(GLANCE);
    }
    return Optional.empty();
  }

  private List<String> arns() {
    return List.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED).stream()
        .flatMap(
            status ->
                aws
                    .ecs()
                    .listTasks(list -> list.cluster(cluster).family(FAMILY).desiredStatus(status))
                    .taskArns()
                    .stream())
        .toList();
  }

  /** The time at which the schedule started a run. */
  static String scheduledAt(Task task) {
    return task.overrides().containerOverrides().stream()
        .flatMap(container -> container.environment().stream())
        .filter(variable -> variable.name().equals("SCHEDULED_AT"))
        .map(KeyValuePair::value)
        .findFirst()
        .orElse("an unknown time");
  }
}
