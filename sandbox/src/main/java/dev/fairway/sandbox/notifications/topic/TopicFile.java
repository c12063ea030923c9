package dev.fairway.sandbox.notifications.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The file in which topics and subscriptions outlive the region. */
record TopicFile(Optional<Path> file) {

  /** All that is kept. */
  record Kept(List<Topic> topics, List<Subscription> subscriptions) {}

  static TopicFile in(Optional<Path> folder) {
    return new TopicFile(folder.map(path -> path.resolve("topics.json")));
  }

  Kept read() {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return new Kept(List.of(), List.of());
    }
    try {
      return JsonMapper.shared().readValue(Files.readString(file.get()), Kept.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The kept topics can't be read.", e);
    }
  }

  void write(Kept kept) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Path path = file.get();
      Path next = path.resolveSibling("topics.json.next");
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(next, JsonMapper.shared().writeValueAsString(kept));
      Files.move(next, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The topics can't be kept.", e);
    }
  }
}
