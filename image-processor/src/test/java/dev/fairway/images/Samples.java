package dev.fairway.images;

import dev.fairway.images.engine.ImageFacts;
import dev.fairway.images.engine.Processed;
import dev.fairway.images.engine.Rendition;
import dev.fairway.images.engine.RenditionFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events and results for tests. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Samples() {}

  static ObjectEvent event(String sequencer) {
    return event(sequencer, null);
  }

  static ObjectEvent event(String sequencer, @Nullable String versionId) {
    return new ObjectEvent(
        "event-" + sequencer,
        NOON,
        "uploads",
        "in/a.jpg",
        versionId,
        null,
        100L,
        new Sequencer(sequencer));
  }

  static Processed processed() {
    var facts =
        new ImageFacts("jpeg", 64, 48, 1, null, null, "#102030", "abc", "0".repeat(16), null);
    var rendition =
        new Rendition(64, 48, RenditionFormat.WEBP, Path.of("64.webp"), 10, "0".repeat(64));
    return new Processed(facts, List.of(rendition));
  }
}
