package dev.fairway.sandbox.front;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds DynamoDB Local in a checkout, from any module's folder. */
final class DynamoDbJars {

  private static final Path BUILT = Path.of("sandbox", "dynamodb-local", "target", "lib");

  private DynamoDbJars() {}

  static Path inCheckout() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(BUILT))) {
        return folder.resolve(BUILT);
      }
    }
    return start.resolve(BUILT);
  }
}
