package dev.fairway.images.engine.header;

/** Walks the blocks of a GIF and counts its frames (GIF89a specification). */
final class GifHeader {

  private final ImageBytes file;
  private int width;
  private int height;
  private int frames;
  private GifFrame first = new GifFrame(0, 0);

  GifHeader(ImageBytes file) {
    this.file = file;
  }

  ImageHeader read() {
    width = file.u16LittleEndian(6);
    height = file.u16LittleEndian(8);
    long at = 13 + colourTable(file.u8(10));
    // Some writers leave the trailer out, so an end between two blocks is an end.
    while (at < file.size() && file.u8(at) != 0x3B) {
      at =
          switch (file.u8(at)) {
            case 0x21 -> subBlocks(at + 2);
            case 0x2C -> frame(at + 1);
            default -> throw new BrokenHeaderException("it holds an unknown block");
          };
    }
    if (frames == 0) {
      throw new BrokenHeaderException("it holds no frame");
    }
    return new ImageHeader(
        ImageType.GIF, width, height, frames, new SampleLayout(4, 1, true, false), null, null);
  }

  GifFrame firstFrame() {
    read();
    return first;
  }

  private long frame(long at) {
    if (frames++ == 0) {
      first = new GifFrame(file.u16LittleEndian(at), file.u16LittleEndian(at + 2));
    }
    width = Math.max(width, file.u16LittleEndian(at) + file.u16LittleEndian(at + 4));
    height = Math.max(height, file.u16LittleEndian(at + 2) + file.u16LittleEndian(at + 6));
    return subBlocks(at + 9 + colourTable(file.u8(at + 8)) + 1);
  }

  private long subBlocks(long at) {
    long next = at;
    for (int length = file.u8(next); length > 0; length = file.u8(next)) {
      next += 1 + length;
    }
    return next + 1;
  }

  private static int colourTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
