package dev.fairway.sandbox.ecs.process;

import dev.fairway.sandbox.ecs.runtime.Lines;
import dev.fairway.sandbox.ecs.runtime.LogSink;
import dev.fairway.sandbox.ecs.runtime.LogStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process prints, cut into lines and handed on until it ends. */
final class Output implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Output.class);

  private final InputStream source;
  private final Optional<LogStream> stream;
  private final LogSink sink;
  private final Clock clock;
  private final Lines lines = new Lines(this::keep);

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
        lines.add(buffer, read);
      }
    } catch (IOException e) {
      log.debug("The output of {} ended", stream, e);
    }
    lines.end();
  }

  private void keep(String printed) {
    try {
      stream.ifPresent(to -> sink.append(to, clock.instant(), printed));
    } catch (RuntimeException e) {
      log.warn("A line of {} could not be kept", stream, e);
    }
  }
}
