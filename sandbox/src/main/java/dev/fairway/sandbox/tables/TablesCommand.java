package dev.fairway.sandbox.tables;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line of DynamoDB's process.
 *
 * @param jars the folder of DynamoDB Local's jars
 * @param data where the tables are kept, empty for memory
 * @param training whether the process writes an AOT cache when it ends, rather than reads one
 */
record TablesCommand(Path jars, Optional<Path> data, boolean training) {

  private static final String EMULATOR = "DynamoDBLocal-";

  TablesCommand {
    jars = jars.toAbsolutePath();
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException(
          "DynamoDB Local is not in %s: build the module sandbox/dynamodb-local (mvn package) first."
              .formatted(jars));
    }
  }

  List<String> words() throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dsqlite4java.library.path=" + jars));
    aot().ifPresent(words::add);
    words.addAll(
        List.of(
            "-cp",
            classPath(),
            TablesProcess.class.getName(),
            only(name -> name.startsWith(EMULATOR)).getFirst().toString(),
            "-port",
            "8000",
            "-sharedDb",
            "-disableTelemetry"));
    if (data.isPresent()) {
      words.add("-dbPath");
      words.add(Files.createDirectories(data.get()).toString());
    } else {
      words.add("-inMemory");
    }
    return words;
  }

  /** Next to our launcher, whose class path it is for. */
  Path cache() {
    return launcherFolder().resolve("dynamodb.aot");
  }

  private Optional<String> aot() {
    if (training) {
      return Optional.of("-XX:AOTCacheOutput=" + cache());
    }
    return Files.exists(cache()) ? Optional.of("-XX:AOTCache=" + cache()) : Optional.empty();
  }

  private Path launcherFolder() {
    return jars.resolveSibling("launcher");
  }

  /**
   * Our launcher and what the emulator depends on; the emulator itself is the launcher's to load.
   */
  private String classPath() throws IOException {
    List<Path> entries = new ArrayList<>();
    entries.add(LauncherJar.in(launcherFolder()));
    entries.addAll(only(name -> name.endsWith(".jar") && !name.startsWith(EMULATOR)));
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private List<Path> only(Predicate<String> names) throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files.filter(file -> names.test(file.getFileName().toString())).sorted().toList();
    }
  }
}
