package dev.fairway.sandbox.ecs.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Bytes that a container prints, cut into lines; used by one thread at a time. */
public final class Lines {

  /** The size at which CloudWatch Logs cuts an event, in bytes. */
  private static final int MAX_LINE = 256 * 1024;

  private final Consumer<String> sink;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * @param sink takes each line without its end
   */
  public Lines(Consumer<String> sink) {
    this.sink = sink;
  }

  /** Takes the first {@code length} bytes. */
  public void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        flush();
      } else {
        line.write(bytes[i]);
        if (line.size() == MAX_LINE) {
          flush();
        }
      }
    }
  }

  /** Hands on what has no line end. */
  public void end() {
    if (line.size() > 0) {
      flush();
    }
  }

  private void flush() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    sink.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
