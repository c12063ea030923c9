package dev.fairway.images.engine.header;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The bytes of a file, mapped into memory; belongs to the thread that opened it. */
public final class ImageBytes implements AutoCloseable {

  private static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Arena arena;
  private final MemorySegment segment;

  private ImageBytes(Arena arena, MemorySegment segment) {
    this.arena = arena;
    this.segment = segment;
  }

  @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as the returned object
  public static ImageBytes map(Path file) throws IOException {
    Arena arena = Arena.ofConfined();
    try (FileChannel channel = FileChannel.open(file)) {
      return new ImageBytes(
          arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException e) {
      arena.close();
      throw e;
    }
  }

  public MemorySegment segment() {
    return segment;
  }

  public long size() {
    return segment.byteSize();
  }

  int u8(long at) {
    return segment.get(ValueLayout.JAVA_BYTE, within(at, 1)) & 0xFF;
  }

  int u16(long at) {
    return segment.get(U16, within(at, 2)) & 0xFFFF;
  }

  long u32(long at) {
    return segment.get(U32, within(at, 4)) & 0xFFFF_FFFFL;
  }

  int u16LittleEndian(long at) {
    return u8(at) | u8(at + 1) << 8;
  }

  int u24LittleEndian(long at) {
    return u16LittleEndian(at) | u8(at + 2) << 16;
  }

  long u32LittleEndian(long at) {
    return u24LittleEndian(at) | (long) u8(at + 3) << 24;
  }

  /** Whether these ASCII characters stand here; false too where the file ends before. */
  boolean has(long at, String ascii) {
    if (at + ascii.length() > size()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (u8(at + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  String text(long at, int length) {
    return new String(copy(at, length), StandardCharsets.ISO_8859_1);
  }

  byte[] copy(long at, long length) {
    return segment.asSlice(within(at, length), length).toArray(ValueLayout.JAVA_BYTE);
  }

  private long within(long at, long length) {
    if (at < 0 || length < 0 || at > size() - length) {
      throw new BrokenHeaderException("it ends too early");
    }
    return at;
  }

  @Override
  public void close() {
    arena.close();
  }
}
