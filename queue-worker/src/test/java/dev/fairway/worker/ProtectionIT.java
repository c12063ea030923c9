package dev.fairway.worker;

import static dev.fairway.worker.LocalRegion.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.worker.ServiceApi.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.Task;

/** A busy task outlives scale-in and deployments, by its own protection; an idle one goes. */
class ProtectionIT {

  /** More than the target group needs to find a target healthy. */
  private static final int HEALTH_CHECKS = 6;

  @TempDir Path templates;

  @Test
  void keepsABusyTaskThroughScaleInAndDeploymentUntilItsJobIsDone() throws Exception {
    Path twoTasks =
        Templates.changed(templates, Map.of("\"MinCapacity\": \\d+", "\"MinCapacity\": 2"));
    Map<String, String> environment =
        Map.of("WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8", "WEBHOOK_TIMEOUT", "PT30M");
    try (LocalRegion region = LocalRegion.start(twoTasks, environment);
        Subscriber subscriber = new Subscriber()) {
      Subscription subscription = region.api.subscribe(subscriber.url(), "Report Ready");
      subscriber.hold();
      region.api.post(
          "/events",
          """
          {"id":"report-1","type":"Report Ready","source":"shop.reports","data":{}}""");
      String busy = awaitTheBusyTask(region, subscriber);
      String idle = other(region, busy);

      region.wantTasks(1);
      region.awaitService("the idle task gone", service -> service.runningCount() == 1);
      assertThat(arns(region)).containsExactly(busy);
      assertThat(region.awaitStopped(idle).stoppedReason()).contains("Scaling activity");

      region.deployAnew();
      await("a third start").until(() -> started(region) == 3);
      for (int check = 0; check < HEALTH_CHECKS; check++) {
        region.step(Duration.ofSeconds(10));
        assertThat(arns(region)).hasSize(2).contains(busy);
      }
      assertThat(subscriber.attempts()).as("the log: %s", region.log()).isEqualTo(1);

      subscriber.release();
      region.awaitSteady();

      assertThat(arns(region)).hasSize(1).doesNotContain(busy, idle);
      Task done = region.awaitStopped(busy);
      assertThat(done.containers().getFirst().exitCode()).isIn(0, 143);
      assertThat(subscriber.attempts()).isEqualTo(1);
      assertThat(subscriber.ids()).hasSize(1);
      String job = region.api.get("/jobs/report-1:" + subscription.id()).body();
      assertThat(job).contains("DONE").contains("\"attempts\":1");
    }
  }

  /** The task that fanned the event out is protected for some seconds too. */
  private static String awaitTheBusyTask(LocalRegion region, Subscriber subscriber) {
    await("a delivery in hand").until(() -> subscriber.held() == 1);
    return await("one protected task")
        .until(region::protectedTasks, tasks -> tasks.size() == 1)
        .getFirst();
  }

  private static String other(LocalRegion region, String busy) {
    return arns(region).stream().filter(arn -> !arn.equals(busy)).findFirst().orElseThrow();
  }

  private static List<String> arns(LocalRegion region) {
    return region.tasks().stream().map(Task::taskArn).toList();
  }

  private static long started(LocalRegion region) {
    return region.log().stream().filter(line -> line.contains("\"Serving\"")).count();
  }
}
