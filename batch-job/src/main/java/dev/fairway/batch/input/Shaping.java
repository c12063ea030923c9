package dev.fairway.batch.input;

import dev.fairway.batch.report.Column;
import dev.fairway.batch.report.CsvStyle;
import dev.fairway.batch.report.Format;
import dev.fairway.batch.report.ReportFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the shape of a file by its first line. */
final class Shaping {

  /** An access log has had these since 2018. */
  private static final int LEAST_OF_ALB = 25;

  private static final int LONGEST_LINE = 4 << 20;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Format format;
  private final CsvStyle style;
  private final List<String> names;
  private final Set<String> needed;

  /**
   * @param needed the columns without which a file is of no use
   */
  Shaping(ReportFile report, Set<String> needed) {
    format = report.dataset().format();
    style = report.dataset().csv();
    names = report.columns().stream().map(Column::name).toList();
    this.needed = needed;
  }

  /**
   * @param first bytes of the file's first line that belong to its rows, its end included
   * @param skipped lines that don't
   */
  record Found(Shape shape, byte[] first, int skipped) {}

  Found of(InputStream text) throws IOException {
    byte[] line = firstLine(text);
    return switch (format) {
      case JSONL, PARQUET -> new Found(Shape.SELF_DESCRIBING, line, 0);
      case CSV ->
          style.header()
              ? new Found(named(line), new byte[0], 1)
              : new Found(new Shape(names), line, 0);
      case ALB -> new Found(byCount(line), line, 0);
    };
  }

  private Shape named(byte[] line) {
    String header = text(line);
    if (header.isBlank()) {
      throw new BrokenFileException("it has no header line");
    }
    List<String> found =
        Cut.of(header, style)
            .orElseThrow(() -> new BrokenFileException("its header has a quote without an end"))
            .stream()
            .map(String::strip)
            .toList();
    Set<String> once = new HashSet<>();
    for (String name : found) {
      if (needed.contains(name) && !once.add(name)) {
        throw new BrokenFileException("its header names the column %s twice".formatted(name));
      }
    }
    for (String name : needed.stream().sorted().toList()) {
      if (!once.contains(name)) {
        throw new BrokenFileException(
            "it has no column %s; its header is: %s".formatted(name, String.join(", ", found)));
      }
    }
    return new Shape(found);
  }

  /** AWS appends columns as time goes on: older files have fewer, newer ones more. */
  private Shape byCount(byte[] line) {
    int count = Cut.of(text(line), style).map(List::size).orElse(names.size());
    if (count < LEAST_OF_ALB) {
      return new Shape(names);
    }
    var found = new ArrayList<>(names.subList(0, Math.min(count, names.size())));
    for (int i = names.size(); i < count; i++) {
      found.add("column_" + (i + 1));
    }
    return new Shape(found);
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).strip();
  }

  private static byte[] firstLine(InputStream text) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = text.read(); b >= 0; b = text.read()) {
      line.write(b);
      if (b == '\n') {
        break;
      }
      if (line.size() > LONGEST_LINE) {
        throw new BrokenFileException("its first line is longer than 4 MB");
      }
    }
    return withoutMark(line.toByteArray());
  }

  private static byte[] withoutMark(byte[] line) {
    boolean marked =
        line.length >= BYTE_ORDER_MARK.length && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
    return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
  }
}
