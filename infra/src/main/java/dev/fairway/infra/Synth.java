package dev.fairway.infra;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.ImageSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Writes the cloud assembly that {@code cdk deploy} takes, and the templates to commit. */
final class Synth {

  private Synth() {}

  /** Takes the folder of this module, by default the current one. */
  public static void main(String[] args) throws IOException {
    Path infra = Path.of(args.length > 0 ? args[0] : ".").toAbsolutePath().normalize();
    try {
      synthesise(infra);
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void synthesise(Path infra) throws IOException {
    FairwayApp fairway =
        FairwayApp.create(
            Settings.read(infra.resolve("fairway.properties")),
            new ImageSources(infra.resolveSibling("."), certificates()),
            infra.resolve("cdk.out"));
    Path folder = Files.createDirectories(infra.resolve("templates"));
    for (Map.Entry<String, String> template : Templates.of(fairway).entrySet()) {
      Files.writeString(folder.resolve(template.getKey()), template.getValue());
    }
  }

  /** For machines behind a proxy that terminates TLS. */
  private static Optional<Path> certificates() {
    return Optional.ofNullable(System.getenv("FAIRWAY_BUILD_CA"))
        .filter(file -> !file.isBlank())
        .map(file -> Path.of(file).toAbsolutePath());
  }
}
