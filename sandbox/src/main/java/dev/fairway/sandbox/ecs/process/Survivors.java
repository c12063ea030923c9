package dev.fairway.sandbox.ecs.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that no task outlives the sandbox. A shell reads which processes run; when this JVM
 * dies, however it dies, the shell's input ends and it kills those that are left.
 */
final class Survivors implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Survivors.class);

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      running=
      while read -r what pid; do
        if [ "$what" = started ]; then
          running="$running $pid"
        else
          left=
          for other in $running; do
            [ "$other" = "$pid" ] || left="$left $other"
          done
          running=$left
        fi
      done
      [ -z "$running" ] || kill -9 $running
      """;

  private final Process shell;
  private boolean closed;

  Survivors() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", SCRIPT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("PATH", ProcessTask.PATH);
    shell = builder.start();
  }

  void started(long pid) {
    tell("started " + pid);
  }

  void ended(long pid) {
    tell("ended " + pid);
  }

  private synchronized void tell(String line) {
    if (closed) {
      return;
    }
    try {
      OutputStream input = shell.getOutputStream();
      input.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      input.flush();
    } catch (IOException e) {
      log.warn("Tasks may outlive a sandbox that is killed: the shell that watches it has ended");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      log.debug("The watching shell had ended before", e);
    }
  }
}
