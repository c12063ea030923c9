package dev.fairway.images.engine;

import dev.fairway.images.engine.header.ImageType;
import org.jspecify.annotations.Nullable;

/** Ends the steps early, with the outcome to report. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejected rejected;

  Refusal(Reason reason, String message) {
    super(message, null, false, false);
    rejected = new Rejected(reason, message);
  }

  static Refusal broken(ImageType type, @Nullable String clause) {
    return new Refusal(
        Reason.BROKEN,
        "The file is %s that is truncated or damaged (%s); upload it again from the original."
            .formatted(type.inWords(), clause));
  }

  Rejected rejected() {
    return rejected;
  }
}
