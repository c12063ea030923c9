package dev.fairway.batch.input;

/** Counts the lines of a text that are not blank, which are its rows. */
final class LineCount {

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
    long start = lineStart - seen;
    long ended = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        ended++;
        long width = i - start;
        if (width == 0 || (width == 1 && isReturn(bytes, i - 1))) {
          blank++;
        }
        start = i + 1L;
      }
    }
    lines += ended;
    onlyReturn = length > 0 && bytes[length - 1] == '\r';
    lineStart = start + seen;
    seen += length;
  }

  private boolean isReturn(byte[] bytes, int index) {
    return index < 0 ? onlyReturn : bytes[index] == '\r';
  }
}
