package dev.fairway.images;

import dev.fairway.images.engine.Processed;
import dev.fairway.images.engine.Rejected;

/** How the handling of one upload ended. */
sealed interface Outcome {

  ObjectEvent event();

  /** One word, for a metric's dimension. */
  String word();

  /** One sentence, for the log. */
  String sentence();

  /** The image's record is ours: of its renditions, or of why there are none. */
  record Recorded(ImageRecord record) implements Outcome {
    @Override
    public ObjectEvent event() {
      return record.event();
    }

    @Override
    public String word() {
      return record.status();
    }

    @Override
    public String sentence() {
      return switch (record.result()) {
        case Processed processed ->
            "%s has %d renditions after %d ms, by %s"
                .formatted(
                    event().image(),
                    processed.renditions().size(),
                    record.took().toMillis(),
                    record.engine());
        case Rejected rejected ->
            "%s is refused as %s. %s"
                .formatted(event().image(), rejected.reason(), rejected.message());
      };
    }
  }

  /** This very event was handled before. */
  record Duplicate(ObjectEvent event) implements Outcome {
    @Override
    public String word() {
      return "DUPLICATE";
    }

    @Override
    public String sentence() {
      return "%s was recorded for this event before".formatted(event.image());
    }
  }

  /** A newer upload under the same key was handled before. */
  record Superseded(ObjectEvent event, Sequencer newer) implements Outcome {
    @Override
    public String word() {
      return "SUPERSEDED";
    }

    @Override
    public String sentence() {
      return "%s has a newer upload, %s, than this one, %s"
          .formatted(event.image(), newer.text(), event.sequencer().text());
    }
  }

  /** The object was deleted or replaced before it was read. */
  record Gone(ObjectEvent event, String why) implements Outcome {
    @Override
    public String word() {
      return "GONE";
    }

    @Override
    public String sentence() {
      return "%s can't be read any more: %s".formatted(event.image(), why);
    }
  }
}
