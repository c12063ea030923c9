package dev.fairway.alert.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Events in the shapes that AWS documents, each a file. */
public final class Fixtures {

  public static final Instant NOW = Instant.parse("2026-03-14T09:27:00Z");
  public static final Events EVENTS =
      new Events(JsonMapper.shared(), Clock.fixed(NOW, ZoneOffset.UTC));

  private static final Path FOLDER = Path.of("src/test/resources/events");

  private Fixtures() {}

  /** The names of all. */
  public static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Occurrence occurrence(String name) {
    return EVENTS.read(text(name));
  }

  /** A RunTask call of a rule that failed for good. */
  public static Occurrence neverStarted(String errorCode, String errorMessage) {
    return undelivered(
        "arn:aws:ecs:eu-central-1:111122223333:cluster/shop", errorCode, errorMessage);
  }

  public static Occurrence undelivered(String target, String errorCode, String errorMessage) {
    return EVENTS.undelivered(
        "0c5c1a3e-77d5-4a4c-8f5e-1d8a2b6f9f01",
        Instant.parse("2026-03-14T09:26:53Z"),
        text("object-created"),
        Map.of(
            "RULE_ARN",
            "arn:aws:events:eu-central-1:111122223333:rule/uploads",
            "TARGET_ARN",
            target,
            "ERROR_CODE",
            errorCode,
            "ERROR_MESSAGE",
            errorMessage,
            "EXHAUSTED_RETRY_CONDITION",
            "MaximumRetryAttempts",
            "RETRY_ATTEMPTS",
            "12"));
  }
}
