package dev.fairway.images.engine;

import dev.fairway.images.engine.header.BrokenHeaderException;
import dev.fairway.images.engine.header.ImageBytes;
import dev.fairway.images.engine.header.ImageHeader;
import dev.fairway.images.engine.header.ImageType;
import dev.fairway.images.engine.header.TypeSniffer;
import dev.fairway.images.engine.header.UnsupportedVariantException;
import dev.fairway.images.engine.look.DominantColour;
import dev.fairway.images.engine.look.PerceptualHash;
import dev.fairway.images.engine.look.Pixels;
import dev.fairway.images.engine.look.ThumbHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps from an uploaded file to its renditions and facts: weigh, sniff, read the header, check
 * it against the limits, decode once to the widest rendition, save, shrink, save, and look at the
 * smallest. Of an animation the first frame is taken.
 */
public final class ImagePipeline {

  /** The facts about colours are taken from a picture of at most this side. */
  private static final int LOOK_SIDE = 100;

  private final Admission admission;
  private final RenditionPlan plan;
  private final List<RenditionFormat> formats;
  private final Engine engine;

  private ImagePipeline(ImageLimits limits, RenditionPlan plan, Engine engine) {
    this.admission = new Admission(limits, engine);
    this.plan = plan;
    this.engine = engine;
    this.formats = plan.formats().stream().filter(engine::writes).toList();
    if (formats.isEmpty()) {
      throw new IllegalArgumentException(
          "%s can write none of the configured rendition formats %s; add webp or jpeg."
              .formatted(engine.name(), plan.formats()));
    }
  }

  /**
   * @throws IllegalArgumentException if the engine can write none of the plan's formats
   */
  public static ImagePipeline create(ImageLimits limits, RenditionPlan plan, Engine engine) {
    return new ImagePipeline(limits, plan, engine);
  }

  /** Such as "libvips 8.18.7" or "java 25 imageio". */
  public String engineName() {
    return engine.name();
  }

  /** The formats of the plan that this engine writes. */
  public List<RenditionFormat> formats() {
    return formats;
  }

  /**
   * Processes one file; whatever is wrong with the image is an outcome, not an exception.
   *
   * @param workFolder an existing folder that receives the renditions
   * @throws UncheckedIOException if the file can't be read or a rendition can't be written
   */
  public Processing process(Path original, Path workFolder, Duration timeLimit) {
    try {
      return TimeLimit.run(timeLimit, limit -> steps(original, workFolder, limit));
    } catch (Refusal e) {
      return e.rejected();
    }
  }

  private Processed steps(Path original, Path workFolder, TimeLimit limit) {
    try {
      admission.weigh(Files.size(original));
      try (ImageBytes bytes = ImageBytes.map(original)) {
        ImageHeader header = header(bytes);
        admission.check(header);
        CameraNotes notes = CameraNotes.read(header, original);
        Picture picture = new Picture(original, bytes, header, notes.orientation());
        limit.check();
        return render(picture, notes, workFolder, limit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImageHeader header(ImageBytes bytes) {
    ImageType type = TypeSniffer.sniff(bytes);
    admission.check(type);
    try {
      return ImageHeader.read(type, bytes);
    } catch (BrokenHeaderException e) {
      throw Refusal.broken(type, e.getMessage());
    } catch (UnsupportedVariantException e) {
      throw new Refusal(
          Reason.UNSUPPORTED_TYPE,
          "The file is %s; save it as an ordinary JPEG or PNG.".formatted(e.getMessage()));
    }
  }

  private Processed render(Picture picture, CameraNotes notes, Path workFolder, TimeLimit limit)
      throws IOException {
    List<Size> sizes = picture.upright().renditions(plan);
    admission.checkMemory(picture, sizes.getFirst());
    List<Rendition> renditions = new ArrayList<>();
    Canvas canvas = engine.decode(picture, sizes.getFirst(), limit);
    try {
      for (Size size : sizes) {
        limit.check();
        if (!size.equals(canvas.size())) {
          try (Canvas wider = canvas) {
            canvas = wider.shrinkTo(size);
          }
        }
        save(canvas, workFolder, renditions, limit);
      }
      return new Processed(facts(picture, notes, canvas.pixels()), renditions);
    } finally {
      canvas.close();
    }
  }

  private void save(Canvas canvas, Path workFolder, List<Rendition> renditions, TimeLimit limit)
      throws IOException {
    for (RenditionFormat format : formats) {
      limit.check();
      String name = canvas.size().width() + "." + format.extension();
      renditions.add(canvas.save(format, workFolder.resolve(name)));
    }
  }

  private ImageFacts facts(Picture picture, CameraNotes notes, Pixels smallest) {
    double scale =
        Math.min(1.0, (double) LOOK_SIDE / Math.max(smallest.width(), smallest.height()));
    Pixels look =
        smallest.shrinkTo(
            (int) Math.max(1, Math.round(smallest.width() * scale)),
            (int) Math.max(1, Math.round(smallest.height() * scale)));
    return new ImageFacts(
        picture.header().type().lowerCase(),
        picture.upright().width(),
        picture.upright().height(),
        picture.header().frames(),
        notes.capturedAt(),
        notes.camera(),
        DominantColour.of(look),
        ThumbHash.of(look),
        PerceptualHash.of(look),
        plan.keepGps() ? notes.gps() : null);
  }
}
