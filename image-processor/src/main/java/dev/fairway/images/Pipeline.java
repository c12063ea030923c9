package dev.fairway.images;

import dev.fairway.images.engine.Processing;
import java.nio.file.Path;
import java.time.Duration;

/** What makes renditions and facts of a file. */
@FunctionalInterface
interface Pipeline {

  Processing process(Path original, Path workFolder, Duration timeLimit)
      throws InterruptedException;
}
