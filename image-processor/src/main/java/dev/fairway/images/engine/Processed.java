package dev.fairway.images.engine;

import java.util.List;

/** An image that was understood: its facts, and its renditions from the widest to the smallest. */
public record Processed(ImageFacts facts, List<Rendition> renditions) implements Processing {
  public Processed {
    renditions = List.copyOf(renditions);
  }
}
