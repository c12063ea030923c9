package dev.fairway.batch.input;

import dev.fairway.batch.report.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Objects that are downloaded together: a large one alone, or small ones of text that come to lie
 * in one file, since a hundred thousand files cost an engine more than their rows do.
 */
record Load(List<InputObject> objects) {

  /** Up to this size an object is held in memory on its way. */
  static final int SMALL_BYTES = 256 * 1024;

  private static final long BUNDLE_BYTES = 64L << 20;
  private static final int BUNDLE_OBJECTS = 10_000;

  /** Text is seldom packed closer than this. */
  private static final int PACKED = 10;

  Load {
    objects = List.copyOf(objects);
  }

  /** In the order of the objects. */
  static List<Load> of(List<InputObject> objects, Format format) {
    List<Load> loads = new ArrayList<>();
    List<InputObject> bundle = new ArrayList<>();
    long bytes = 0;
    for (InputObject object : objects) {
      if (!format.isText() || object.size() > SMALL_BYTES) {
        loads.add(new Load(List.of(object)));
        continue;
      }
      if (bytes + unpacked(object) > BUNDLE_BYTES || bundle.size() == BUNDLE_OBJECTS) {
        loads.add(new Load(bundle));
        bundle.clear();
        bytes = 0;
      }
      bundle.add(object);
      bytes += unpacked(object);
    }
    if (!bundle.isEmpty()) {
      loads.add(new Load(bundle));
    }
    return loads;
  }

  /** Two loads of half of the objects each; itself where there is only one. */
  List<Load> halves() {
    int middle = objects.size() / 2;
    return middle == 0
        ? List.of(this)
        : List.of(
            new Load(objects.subList(0, middle)),
            new Load(objects.subList(middle, objects.size())));
  }

  boolean isSmall() {
    return objects.stream().allMatch(object -> object.size() <= SMALL_BYTES);
  }

  /** What it will take on disk, by all that is known before. */
  long estimate() {
    return objects.stream().mapToLong(Load::unpacked).sum();
  }

  private static long unpacked(InputObject object) {
    return namedAsPacked(object) ? object.size() * PACKED : object.size();
  }

  static boolean namedAsPacked(InputObject object) {
    String key = object.key().toLowerCase(Locale.ROOT);
    return key.endsWith(".gz") || key.endsWith(".zst") || key.endsWith(".zstd");
  }
}
