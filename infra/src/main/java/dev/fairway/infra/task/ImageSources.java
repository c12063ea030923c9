package dev.fairway.infra.task;

import dev.fairway.infra.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkout whose Dockerfile builds the image of each app, as a stage of the app's name.
 *
 * @param certificates those of a proxy that terminates TLS, for the build alone
 */
public record ImageSources(Path root, Optional<Path> certificates) {

  private static final List<String> OF_EVERY_APP =
      List.of(
          "Dockerfile", ".dockerignore", ".mvn", "pom.xml", "common/pom.xml", "common/src/main");

  /**
   * The checkout at a folder.
   *
   * @throws ConfigException where it holds no Dockerfile
   */
  public ImageSources {
    root = root.toAbsolutePath().normalize();
    if (!Files.exists(root.resolve("Dockerfile"))) {
      throw new ConfigException(
          "There is no %s: it describes the images of the apps."
              .formatted(root.resolve("Dockerfile")));
    }
  }

  /**
   * What changes with an app's image: a digest of all that comes into it, in 64 hexadecimal digits.
   *
   * <p>The sandbox, the templates and the other apps only train the start-up cache, and the image
   * stays as good when they change.
   */
  String hashOf(String app, Architecture architecture) {
    MessageDigest digest = sha256();
    digest.update((app + " " + architecture + "\n").getBytes(StandardCharsets.UTF_8));
    Stream.concat(OF_EVERY_APP.stream(), Stream.of(app + "/pom.xml", app + "/src/main"))
        .flatMap(this::filesBelow)
        .forEach(file -> add(file, digest));
    return HexFormat.of().formatHex(digest.digest());
  }

  private Stream<Path> filesBelow(String place) {
    Path path = root.resolve(place);
    if (!Files.exists(path)) {
      throw new ConfigException("There is no %s: an image is made from it.".formatted(path));
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Path file, MessageDigest digest) {
    try {
      String name = root.relativize(file).toString().replace('\\', '/');
      byte[] content = Files.readAllBytes(file);
      digest.update((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
