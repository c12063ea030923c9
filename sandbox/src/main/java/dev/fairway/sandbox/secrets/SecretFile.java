package dev.fairway.sandbox.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The file in which secrets outlive the region; only its owner may read it. */
record SecretFile(Optional<Path> file) {

  static SecretFile in(Optional<Path> folder) {
    return new SecretFile(folder.map(path -> path.resolve("secrets.json")));
  }

  List<Secret> read() {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return List.of();
    }
    try {
      return List.of(JsonMapper.shared().readValue(Files.readString(file.get()), Secret[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("The kept secrets can't be read.", e);
    }
  }

  void write(Collection<Secret> secrets) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Path path = file.get();
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, JsonMapper.shared().writeValueAsString(secrets));
      if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The secrets can't be kept.", e);
    }
  }
}
