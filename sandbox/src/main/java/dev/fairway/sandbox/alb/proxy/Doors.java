package dev.fairway.sandbox.alb.proxy;

import dev.fairway.sandbox.front.PortInUseException;
import io.undertow.server.HttpHandler;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ports of the load balancers: one that people know, then the next ones that are free. */
public final class Doors implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Doors.class);
  private static final int LAST_PORT = 65_535;

  private final String host;
  private final int firstPort;
  private final Optional<String> machine;
  private final Clock clock;
  private final RequestRecord.Listener records;
  private final Map<Integer, Door> open = new TreeMap<>();

  /**
   * @param host the address to bind
   * @param firstPort 0 for any that are free
   */
  public Doors(String host, int firstPort, Clock clock, RequestRecord.Listener records) {
    this(host, firstPort, Optional.empty(), clock, records);
  }

  /**
   * @param machine the address by which the machine's own requests come, where it is not loopback:
   *     they count as loopback's, so that rules need not know it
   */
  public Doors(
      String host,
      int firstPort,
      Optional<String> machine,
      Clock clock,
      RequestRecord.Listener records) {
    this.host = host;
    this.firstPort = firstPort;
    this.machine = machine;
    this.clock = clock;
    this.records = records;
  }

  /**
   * Opens the first port, or the next free one where that is open already.
   *
   * @throws PortInUseException where the first port belongs to somebody else
   */
  public synchronized Door open() {
    Door door = firstPort == 0 || !open.containsKey(firstPort) ? first() : next();
    open.put(door.port(), door);
    return door;
  }

  private Door first() {
    try {
      return door(firstPort);
    } catch (RuntimeException e) {
      throw new PortInUseException(
          "The load balancer can't listen on %s:%d (%s): something else runs there, FAIRWAY_ALB_PORT names another port."
              .formatted(host, firstPort, e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    }
  }

  private Door next() {
    return IntStream.rangeClosed(firstPort + 1, LAST_PORT)
        .filter(port -> !open.containsKey(port))
        .mapToObj(this::tried)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("There is no free port above " + firstPort + "."));
  }

  private Door door(int port) {
    ListenerHandler listener = new ListenerHandler(clock, records);
    HttpHandler entrance =
        machine.<HttpHandler>map(from -> new OwnMachine(from, listener)).orElse(listener);
    return new Door(host, port, listener, entrance);
  }

  private Optional<Door> tried(int port) {
    try {
      return Optional.of(door(port));
    } catch (RuntimeException e) {
      log.debug("Port {} is taken", port, e);
      return Optional.empty();
    }
  }

  public synchronized void close(Door door) {
    open.remove(door.port());
    door.close();
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Door::close);
    open.clear();
  }
}
