package dev.fairway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The committed templates, and copies with other numbers in them. */
final class Templates {

  /** Tests run in the module's folder. */
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Path COMMITTED = REPOSITORY.resolve("infra").resolve("templates");

  /** A loaded machine starts and answers slowly; no task is to be replaced for that. */
  private static final Map<String, String> PATIENCE =
      Map.of(
          "\"HealthCheckGracePeriodSeconds\": \\d+", "\"HealthCheckGracePeriodSeconds\": 600",
          "\"UnhealthyThresholdCount\": \\d+", "\"UnhealthyThresholdCount\": 10");

  private Templates() {}

  /**
   * Copies the templates that the queue-worker needs into a folder, with texts of its own replaced.
   * The schedule and the tasks of others would come between the steps of the clock.
   *
   * @param changes each expression that must match, and what is to stand in its place
   */
  static Path changed(Path folder, Map<String, String> changes) throws IOException {
    for (String stack : List.of("FairwayPlatform", "FairwayIngress", "FairwayQueueWorker")) {
      Files.copy(template(COMMITTED, stack), template(folder, stack));
    }
    Path queueWorker = template(folder, "FairwayQueueWorker");
    String text = replaced(Files.readString(queueWorker), PATIENCE);
    Files.writeString(queueWorker, replaced(text, changes));
    return folder;
  }

  private static Path template(Path folder, String stack) {
    return folder.resolve(stack + ".template.json");
  }

  private static String replaced(String text, Map<String, String> changes) {
    String changed = text;
    for (Map.Entry<String, String> change : changes.entrySet()) {
      String before = changed;
      changed = before.replaceAll(change.getKey(), change.getValue());
      assertThat(changed.equals(before)).as("nothing matches " + change.getKey()).isFalse();
    }
    return changed;
  }
}
