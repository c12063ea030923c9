package dev.fairway.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The app as ECS starts it: the extracted folder, its argument file, and an environment. */
final class Started {

  private static final Path APP = Path.of("target", "app");

  private final Process process;
  private final Path output;

  private Started(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** The environment of a run; a null takes a variable away. */
  static Map<String, String> environment(String endpoint, String key, String sequencer) {
    var environment = new TreeMap<String, String>();
    environment.put("AWS_ENDPOINT_URL", endpoint);
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("IMAGES_TABLE", "images");
    environment.put("RENDITIONS_BUCKET", "renditions");
    environment.put("DATA_BUCKET", "data");
    environment.put("EVENT_ID", "event-" + sequencer);
    environment.put("EVENT_TIME", "2026-11-22T12:30:00Z");
    environment.put("OBJECT_BUCKET", "uploads");
    environment.put("OBJECT_KEY", key);
    environment.put("OBJECT_SEQUENCER", sequencer);
    return environment;
  }

  static Started with(Map<String, String> environment) throws IOException {
    Path output = Files.createTempFile("image-processor-", ".log");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command = new ProcessBuilder(java.toString(), "@run.args", "-jar", "image-processor.jar");
    command.directory(APP.toFile());
    command.environment().clear();
    command.environment().putAll(environment);
    // Key names go through the environment in this encoding, as they do in the image.
    command.environment().put("LC_ALL", "C.UTF-8");
    File log = output.toFile();
    return new Started(command.redirectErrorStream(true).redirectOutput(log).start(), output);
  }

  Started ends(int exitCode) throws IOException, InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(this::output).isEqualTo(exitCode);
    return this;
  }

  Started saying(String... words) {
    assertThat(output()).contains(words);
    return this;
  }

  boolean running() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
  }

  void terminate() {
    process.destroy();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
