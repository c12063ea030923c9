package dev.fairway.sandbox.ecs.process;

import dev.fairway.sandbox.ecs.runtime.LogSink;
import dev.fairway.sandbox.ecs.runtime.LogStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process prints, cut into lines and handed on until it ends. */
final class Output implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Output.class);

  /** The size at which CloudWatch Logs cuts an event, in bytes. */
  private static final int MAX_LINE = 256 * 1024;

  private final InputStream source;
  private final Optional<LogStream> stream;
  private final LogSink sink;
  private final Clock clock;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  Output(InputStream source, Optional<LogStream> stream, LogSink sink, Clock clock) {
    this.source = source;
    this.stream = stream;
    this.sink = sink;
    this.clock = clock;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[8192];
    try (source) {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        split(buffer, read);
      }
    } catch (IOException e) {
      log.debug("The output of {} ended", stream, e);
    }
    if (line.size() > 0) {
      flush();
    }
  }

  private void split(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        flush();
      } else {
        line.write(buffer[i]);
        if (line.size() == MAX_LINE) {
          flush();
        }
      }
    }
  }

  private void flush() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    String printed = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    try {
      stream.ifPresent(to -> sink.append(to, clock.instant(), printed));
    } catch (RuntimeException e) {
      log.warn("A line of {} could not be kept", stream, e);
    }
  }
}
