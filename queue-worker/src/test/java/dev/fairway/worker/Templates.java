package dev.fairway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The committed templates, and copies with other numbers in them. */
final class Templates {

  /** Tests run in the module's folder. */
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Path COMMITTED = REPOSITORY.resolve("infra").resolve("templates");

  private Templates() {}

  /**
   * Copies the templates into a folder, with texts of the queue-worker's replaced.
   *
   * @param changes each text that must be there, and what is to stand in its place
   */
  static Path changed(Path folder, Map<String, String> changes) throws IOException {
    try (Stream<Path> committed = Files.list(COMMITTED)) {
      for (Path template : committed.toList()) {
        Files.copy(template, folder.resolve(template.getFileName()));
      }
    }
    Path queueWorker = folder.resolve("FairwayQueueWorker.template.json");
    String text = Files.readString(queueWorker);
    for (Map.Entry<String, String> change : changes.entrySet()) {
      assertThat(text).contains(change.getKey());
      text = text.replace(change.getKey(), change.getValue());
    }
    Files.writeString(queueWorker, text);
    return folder;
  }
}
