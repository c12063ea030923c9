package dev.fairway.images.engine.header;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the primary item's properties in the meta box of an AVIF or HEIC (ISO/IEC 23008-12). The
 * dimensions are those after the item's own rotation, which every decoder applies.
 */
final class HeifHeader {

  private record Property(String type, long at, long length) {}

  private static final int MAX_PROPERTIES = 1_000;

  private final ImageType type;
  private final ImageBytes file;
  private final List<Property> properties = new ArrayList<>();
  private final List<Integer> primaryProperties = new ArrayList<>();
  private long primaryItem;
  private int width;
  private int height;
  private boolean turned;
  private byte @Nullable [] icc;

  HeifHeader(ImageType type, ImageBytes file) {
    this.type = type;
    this.file = file;
  }

  ImageHeader read() {
    boxes(0, file.size());
    for (int index : primaryProperties) {
      if (index >= 1 && index <= properties.size()) {
        apply(properties.get(index - 1));
      }
    }
    if (width == 0 || height == 0) {
      throw new BrokenHeaderException("it does not say how large its picture is");
    }
    return new ImageHeader(
        type,
        turned ? height : width,
        turned ? width : height,
        1,
        new SampleLayout(4, 1, true, false),
        null,
        icc);
  }

  private void boxes(long from, long to) {
    long at = from;
    while (at + 8 <= to) {
      long length = file.u32(at);
      String box = file.text(at + 4, 4);
      long content = at + 8;
      if (length == 1) {
        length = file.u32(at + 8) << 32 | file.u32(at + 12);
        content = at + 16;
      } else if (length == 0) {
        length = to - at;
      }
      if (length < content - at || length > to - at) {
        throw new BrokenHeaderException("it ends inside its " + box + " box");
      }
      box(box, content, at + length);
      at += length;
    }
  }

  private void box(String box, long at, long end) {
    switch (box) {
      case "meta" -> boxes(at + 4, end);
      case "iprp" -> boxes(at, end);
      case "ipco" -> properties(at, end);
      case "pitm" -> primaryItem = file.u8(at) == 0 ? file.u16(at + 4) : file.u32(at + 4);
      case "ipma" -> associations(at);
      default -> {}
    }
  }

  private void properties(long from, long end) {
    long at = from;
    while (at + 8 <= end && properties.size() < MAX_PROPERTIES) {
      long length = file.u32(at);
      if (length < 8 || length > end - at) {
        throw new BrokenHeaderException("it ends inside a property");
      }
      properties.add(new Property(file.text(at + 4, 4), at + 8, length - 8));
      at += length;
    }
  }

  private void associations(long box) {
    int version = file.u8(box);
    boolean wide = (file.u8(box + 3) & 1) != 0;
    long entries = file.u32(box + 4);
    long at = box + 8;
    for (long entry = 0; entry < entries; entry++) {
      long item = version < 1 ? file.u16(at) : file.u32(at);
      at += version < 1 ? 2 : 4;
      int count = file.u8(at++);
      for (int i = 0; i < count; i++) {
        int index = wide ? file.u16(at) & 0x7FFF : file.u8(at) & 0x7F;
        at += wide ? 2 : 1;
        if (item == primaryItem) {
          primaryProperties.add(index);
        }
      }
    }
  }

  private void apply(Property property) {
    switch (property.type()) {
      case "ispe" -> {
        width = side(file.u32(property.at() + 4));
        height = side(file.u32(property.at() + 8));
      }
      case "irot" -> turned = (file.u8(property.at()) & 1) != 0;
      case "colr" -> {
        if (file.has(property.at(), "prof") || file.has(property.at(), "rICC")) {
          icc = file.copy(property.at() + 4, property.length() - 4);
        }
      }
      default -> {}
    }
  }

  private static int side(long stated) {
    if (stated > Integer.MAX_VALUE) {
      throw new BrokenHeaderException("its header states impossible dimensions");
    }
    return (int) stated;
  }
}
