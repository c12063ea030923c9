package dev.fairway.batch.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts the lines of a text that are not blank, which are its rows; it looks at eight bytes at
 * once.
 */
final class LineCount {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

  private long lines;
  private long blank;
  private long seen;
  private long lineStart;
  private boolean onlyReturn;

  /** Whether the last line has no end yet. */
  boolean inLine() {
    return lineStart < seen;
  }

  long rows() {
    return lines - blank;
  }

  void add(byte[] bytes, int length) {
    int at = 0;
    for (; at <= length - Long.BYTES; at += Long.BYTES) {
      for (long ends = ends((long) WORDS.get(bytes, at)); ends != 0; ends &= ends - 1) {
        end(bytes, at + Long.numberOfTrailingZeros(ends) / Byte.SIZE);
      }
    }
    for (; at < length; at++) {
      if (bytes[at] == '\n') {
        end(bytes, at);
      }
    }
    onlyReturn = length > 0 && bytes[length - 1] == '\r';
    seen += length;
  }

  /** The highest bit of each byte that ends a line. */
  private static long ends(long word) {
    long zeroAtEnd = word ^ NEWLINES;
    return ~(((zeroAtEnd & LOW_BITS) + LOW_BITS) | zeroAtEnd | LOW_BITS);
  }

  private void end(byte[] bytes, int at) {
    long width = seen + at - lineStart;
    if (width == 0 || (width == 1 && isReturn(bytes, at - 1))) {
      blank++;
    }
    lines++;
    lineStart = seen + at + 1;
  }

  private boolean isReturn(byte[] bytes, int index) {
    return index < 0 ? onlyReturn : bytes[index] == '\r';
  }
}
