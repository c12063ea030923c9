package dev.fairway.images.engine;

import java.nio.file.Path;
import java.time.Duration;

/** The steps from an uploaded file to its renditions and facts. */
public final class ImagePipeline {

  private final Engine engine;

  private ImagePipeline(Engine engine) {
    this.engine = engine;
  }

  public static ImagePipeline create(ImageLimits limits, RenditionPlan plan, Engine engine) {
    return new ImagePipeline(engine);
  }

  public String engineName() {
    return engine.name();
  }

  public Processing process(Path original, Path workFolder, Duration timeLimit) {
    return new Rejected(Reason.UNKNOWN_TYPE, original + " is not an image of a known type.");
  }
}
