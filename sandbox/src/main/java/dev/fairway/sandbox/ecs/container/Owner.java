package dev.fairway.sandbox.ecs.container;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Which sandbox a container belongs to, so that the next one knows whether it still lives. */
final class Owner {

  /** The system tells a process's start from its own, to the second. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private static final String CONTAINER = "container";
  private static final String PROCESS = "process";

  private Owner() {}

  /** This process; in a container, that container. */
  static String self(Optional<String> ownContainer) {
    return ownContainer
        .map(id -> CONTAINER + " " + id)
        .orElseGet(() -> process(ProcessHandle.current()));
  }

  private static String process(ProcessHandle process) {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return String.join(
        " ", PROCESS, hostName(), Long.toString(process.pid()), Long.toString(started));
  }

  /**
   * Whether the owner of this label is known to have ended. Of a process of another machine nobody
   * knows.
   *
   * @param containerRuns whether a container with this id runs
   */
  static boolean hasEnded(String owner, Predicate<String> containerRuns) {
    String[] parts = owner.split(" ", -1);
    if (parts.length == 2 && parts[0].equals(CONTAINER)) {
      return !containerRuns.test(parts[1]);
    }
    return parts.length == 4
        && parts[0].equals(PROCESS)
        && parts[1].equals(hostName())
        && !runs(Long.parseLong(parts[2]), Instant.ofEpochMilli(Long.parseLong(parts[3])));
  }

  private static boolean runs(long pid, Instant started) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .filter(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
        .isPresent();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
