package dev.fairway.images.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;

/** Puts bytes through a pipeline and looks at what comes out. */
record Upload(Path folder, Engine engine, ImageLimits limits, RenditionPlan plan) {

  private static final Duration PLENTY = Duration.ofMinutes(2);

  static Upload to(Path folder, Engine engine) {
    return new Upload(
        folder,
        engine,
        ImageLimits.defaults(),
        new RenditionPlan(
            List.of(320, 160), List.of(RenditionFormat.WEBP, RenditionFormat.JPEG), false));
  }

  Upload with(ImageLimits other) {
    return new Upload(folder, engine, other, plan);
  }

  Upload with(RenditionPlan other) {
    return new Upload(folder, engine, limits, other);
  }

  Processing process(byte[] file) throws IOException {
    return process("upload.jpg", file, PLENTY);
  }

  Processing process(String name, byte[] file, Duration timeLimit) throws IOException {
    Path original = Files.write(folder.resolve(name), file);
    return ImagePipeline.create(limits, plan, engine).process(original, folder, timeLimit);
  }

  Processed processed(byte[] file) throws IOException {
    Processing processing = process(file);
    assertThat(processing).isInstanceOf(Processed.class);
    return (Processed) processing;
  }

  Rejected rejected(byte[] file) throws IOException {
    Processing processing = process(file);
    assertThat(processing).isInstanceOf(Rejected.class);
    return (Rejected) processing;
  }

  /** The widest rendition of this format. */
  BufferedImage widest(byte[] file, RenditionFormat format) throws IOException {
    return decoded(
        processed(file).renditions().stream()
            .filter(rendition -> rendition.format() == format)
            .findFirst()
            .orElseThrow());
  }

  static BufferedImage decoded(Rendition rendition) throws IOException {
    return ImageIO.read(rendition.file().toFile());
  }
}
