package dev.fairway.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.fairway.images.engine.Engine;
import dev.fairway.images.engine.ImageLimits;
import dev.fairway.images.engine.ImagePipeline;
import dev.fairway.images.engine.Processed;
import dev.fairway.images.engine.Processing;
import dev.fairway.images.engine.Rejected;
import dev.fairway.images.engine.Rendition;
import dev.fairway.images.engine.RenditionFormat;
import dev.fairway.images.engine.RenditionPlan;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs the image pipeline over photos and prints what each one cost, a line of JSON per photo: CPU
 * time of the whole process in milliseconds (compiler and collector included), wall time, and bytes
 * written.
 */
final class RenditionsOfPhotos {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final ImagePipeline pipeline;
  private final Path out;

  private RenditionsOfPhotos(ImagePipeline pipeline, Path out) {
    this.pipeline = pipeline;
    this.out = out;
  }

  /** Arguments: libvips or java, formats, passes to warm up, passes to measure, folder, photos. */
  public static void main(String[] arguments) {
    if (arguments.length < 6) {
      System.err.println("usage: libvips|java FORMATS WARM MEASURED OUT PHOTO...");
      System.exit(2);
    }
    Engine engine =
        switch (arguments[0]) {
          case "libvips" -> Engine.libvips();
          case "java" -> Engine.java();
          case String other -> throw new IllegalArgumentException("There is no engine " + other);
        };
    var plan = new RenditionPlan(List.of(2048, 1024, 320), formats(arguments[1]), false);
    var pipeline = ImagePipeline.create(ImageLimits.defaults(), plan, engine);
    List<Path> photos = Arrays.stream(arguments).skip(5).map(Path::of).toList();
    var renditions = new RenditionsOfPhotos(pipeline, Path.of(arguments[4]));
    for (int pass = Integer.parseInt(arguments[2]); pass > 0; pass--) {
      photos.forEach(renditions::bytesOf);
    }
    for (int pass = Integer.parseInt(arguments[3]); pass > 0; pass--) {
      for (int photo = 0; photo < photos.size(); photo++) {
        renditions.measure(photo, photos.get(photo));
      }
    }
  }

  private static List<RenditionFormat> formats(String names) {
    return Arrays.stream(names.split(",", -1))
        .map(name -> RenditionFormat.valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private void measure(int number, Path photo) {
    long cpu = PROCESS.getProcessCpuTime();
    long wall = System.nanoTime();
    long bytes = bytesOf(photo);
    System.out.printf(
        Locale.ROOT,
        "{\"photo\": %d, \"cpu\": %.2f, \"wall\": %.2f, \"bytes\": %d}%n",
        number,
        (PROCESS.getProcessCpuTime() - cpu) / 1e6,
        (System.nanoTime() - wall) / 1e6,
        bytes);
  }

  private long bytesOf(Path photo) {
    Processing result = pipeline.process(photo, out, Duration.ofMinutes(5));
    return switch (result) {
      case Processed processed -> processed.renditions().stream().mapToLong(Rendition::bytes).sum();
      case Rejected rejected ->
          throw new IllegalArgumentException(photo + " was rejected: " + rejected.message());
    };
  }
}
