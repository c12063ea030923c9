package dev.fairway.images.engine.header;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a PNG to its end (W3C, PNG Specification, third edition). */
final class PngHeader {

  private static final int MAX_PROFILE_BYTES = 4 << 20;
  private static final long MAX_SIDE = Integer.MAX_VALUE;

  private final ImageBytes file;
  private byte @Nullable [] exif;
  private byte @Nullable [] icc;
  private long frames = 1;

  PngHeader(ImageBytes file) {
    this.file = file;
  }

  ImageHeader read() {
    if (!file.has(12, "IHDR")) {
      throw new BrokenHeaderException("its first chunk is not IHDR");
    }
    long at = 8;
    String chunk;
    do {
      long length = file.u32(at);
      chunk = file.text(at + 4, 4);
      if (at + 12 + length > file.size()) {
        throw new BrokenHeaderException("it ends inside its " + chunk + " chunk");
      }
      note(chunk, at + 8, length);
      at += 12 + length;
    } while (!chunk.equals("IEND"));
    return header();
  }

  private void note(String chunk, long at, long length) {
    switch (chunk) {
      case "eXIf" -> exif = file.copy(at, length);
      case "iCCP" -> icc = profile(file.copy(at, length));
      case "acTL" -> frames = Math.max(1, file.u32(at));
      default -> {}
    }
  }

  private ImageHeader header() {
    long width = file.u32(16);
    long height = file.u32(20);
    if (width > MAX_SIDE || height > MAX_SIDE) {
      throw new BrokenHeaderException("its header states impossible dimensions");
    }
    int samples =
        switch (file.u8(25)) {
          case 0 -> 1;
          case 2 -> 3;
          case 3, 6 -> 4;
          case 4 -> 2;
          default -> throw new BrokenHeaderException("its header states an unknown colour type");
        };
    boolean interlaced = file.u8(28) != 0;
    return new ImageHeader(
        ImageType.PNG,
        (int) width,
        (int) height,
        (int) Math.min(frames, Integer.MAX_VALUE),
        new SampleLayout(samples, file.u8(24) == 16 ? 2 : 1, interlaced, false),
        exif,
        icc);
  }

  /** The profile follows a name, a zero and the compression method; null where it is unreadable. */
  private static byte @Nullable [] profile(byte[] chunk) {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    if (name + 2 >= chunk.length) {
      return null;
    }
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(chunk, name + 2, chunk.length - name - 2);
      ByteArrayOutputStream profile = new ByteArrayOutputStream();
      byte[] part = new byte[8192];
      for (int n = inflater.inflate(part); n > 0; n = inflater.inflate(part)) {
        profile.write(part, 0, n);
        if (profile.size() > MAX_PROFILE_BYTES) {
          return null;
        }
      }
      return profile.size() == 0 ? null : profile.toByteArray();
    } catch (DataFormatException e) {
      return null;
    }
  }
}
