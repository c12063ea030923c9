package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The fourth architecture: a worker's process is killed, a run gets out of memory, a worker is
 * scaled in; the relay tells a person of the first two, and of the third nothing.
 */
final class AlertFlow {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GLANCE = Duration.ofMillis(200);

  /** A mail about the third would be here by then. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final RegionClients aws;
  private final Map<String, String> outputs;
  private final AlertScene scene;
  private final AlertMails mails;
  private final Clock clock;
  private final PrintStream out;

  AlertFlow(
      RegionClients aws,
      Map<String, String> outputs,
      AlertScene scene,
      AlertMails mails,
      Clock clock,
      PrintStream out) {
    this.aws = aws;
    this.outputs = outputs;
    this.scene = scene;
    this.mails = mails;
    this.clock = clock;
    this.out = out;
  }

  /**
   * @param folder where the mails are left, below {@code mails}
   */
  static AlertFlow of(
      RegionClients aws,
      Map<String, String> outputs,
      SandboxPages pages,
      Path folder,
      Clock clock,
      PrintStream out) {
    AlertScene scene = new AlertScene(aws, outputs, pages);
    AlertMails mails = new AlertMails(aws, outputs, pages, folder.resolve("mails"), clock);
    return new AlertFlow(aws, outputs, scene, mails, clock, out);
  }

  /** Whether the templates have an alert-relay. */
  static boolean isPossible(Map<String, String> outputs) {
    return outputs.containsKey("AlertsTopicArn");
  }

  /**
   * @param photo whose pixels are too many for the run that gets out of memory
   * @return why it did not end as it should, empty where it did
   */
  Optional<String> run(Path photo) throws IOException, InterruptedException {
    Optional<String> unready = awaitRelay();
    if (unready.isPresent()) {
      return unready;
    }
    int before = scene.workers().desiredCount();
    String subscription = mails.subscribe();
    try {
      Optional<String> failure = fail(photo, Math.max(1, before));
      return failure.isPresent() ? failure : scaleIn(Math.max(1, before));
    } finally {
      scene.desireWorkers(before);
      mails.unsubscribe(subscription);
      out.printf("  while the sandbox runs, all mails are at %s%n%n", mails.inbox());
    }
  }

  /** Has people told of one run that gets out of memory, and of nothing else. */
  Optional<String> tellOfARun(Path photo) throws IOException, InterruptedException {
    Optional<String> unready = awaitRelay();
    if (unready.isPresent()) {
      return unready;
    }
    String subscription = mails.subscribe();
    try {
      return tell(scene.runOutOfMemory(photo, clock.instant()), "image-processor");
    } finally {
      mails.unsubscribe(subscription);
    }
  }

  /** Waits until the relay answers; tells why not, where it does not. */
  Optional<String> awaitRelay() throws InterruptedException {
    try (ServicesApi api = new ServicesApi(Outputs.uri(outputs, "ServicesUrl"), token())) {
      Instant giveUp = clock.instant().plus(PATIENCE);
      while (!api.answers("/alert-relay/health/readiness")) {
        if (clock.instant().isAfter(giveUp)) {
          return Optional.of(
              "The alert-relay is not healthy after " + PATIENCE.toSeconds() + " s.");
        }
        Thread.sleep(GLANCE);
      }
      return Optional.empty();
    }
  }

  private String token() {
    String name = Outputs.text(outputs, "ApiTokenSecretName");
    return aws.secrets().getSecretValue(get -> get.secretId(name)).secretString();
  }

  private Optional<String> fail(Path photo, int workers) throws IOException, InterruptedException {
    scene.desireWorkers(workers);
    awaitWorkers(workers);
    Optional<String> killed = scene.killWorker();
    if (killed.isEmpty()) {
      return Optional.of("No process of a worker was found to be killed.");
    }
    Optional<String> missing = tell(killed.get(), "queue-worker");
    return missing.isPresent()
        ? missing
        : tell(scene.runOutOfMemory(photo, clock.instant()), "image-processor");
  }

  private void awaitWorkers(int count) throws InterruptedException {
    Instant giveUp = clock.instant().plus(PATIENCE);
    while (scene.workers().runningCount() < count && clock.instant().isBefore(giveUp)) {
      Thread.sleep(GLANCE);
    }
  }

  /** Waits for the mail about a task and shows how it came. */
  private Optional<String> tell(String taskArn, String family)
      throws IOException, InterruptedException {
    Task task = awaitStopped(taskArn);
    Optional<AlertMails.Mail> mail = mails.await(each -> each.text().contains(family));
    if (mail.isEmpty()) {
      return Optional.of("No mail tells of " + family + ", " + StoppedTask.ending(task) + ".");
    }
    out.printf(
        Locale.ROOT,
        "  %-16s %s%n  %-16s %s%n  %-16s %.2f s after the task's end%n  %-16s %s%n",
        family,
        StoppedTask.ending(task),
        "  mail",
        mail.get().subject(),
        "  came",
        Duration.between(task.stoppedAt(), mail.get().date()).toMillis() / 1e3,
        "  reads",
        mails.keep(mail.get(), family));
    return Optional.empty();
  }

  private Task awaitStopped(String taskArn) throws InterruptedException {
    Instant giveUp = clock.instant().plus(PATIENCE);
    Task task = scene.describe(taskArn);
    while (!task.lastStatus().equals("STOPPED") && clock.instant().isBefore(giveUp)) {
      Thread.sleep(GLANCE);
      task = scene.describe(taskArn);
    }
    return task;
  }

  /** The service's own policy may be quicker: that is a scale-in too. */
  private Optional<String> scaleIn(int workers) throws IOException, InterruptedException {
    scene.desireWorkers(workers + 1);
    awaitWorkers(workers + 1);
    List<String> before = scene.runningWorkers();
    scene.desireWorkers(workers);
    Optional<String> stopped = awaitOneLess(before);
    if (stopped.isEmpty()) {
      return Optional.of("No worker was scaled in.");
    }
    Task task = awaitStopped(stopped.get());
    Thread.sleep(SILENCE);
    List<AlertMails.Mail> all = mails.alerts();
    out.printf("  %-16s %s%n  %-16s none%n", "queue-worker", StoppedTask.ending(task), "  mail");
    return all.size() == 2
        ? Optional.empty()
        : Optional.of(
            "There should be two mails, and there are: "
                + all.stream().map(AlertMails.Mail::subject).toList());
  }

  private Optional<String> awaitOneLess(List<String> before) throws InterruptedException {
    Instant giveUp = clock.instant().plus(PATIENCE);
    while (clock.instant().isBefore(giveUp)) {
      List<String> now = scene.runningWorkers();
      Optional<String> gone = before.stream().filter(task -> !now.contains(task)).findFirst();
      if (gone.isPresent()) {
        return gone;
      }
      Thread.sleep(GLANCE);
    }
    return Optional.empty();
  }
}
