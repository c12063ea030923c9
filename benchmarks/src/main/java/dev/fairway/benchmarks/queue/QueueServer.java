package dev.fairway.benchmarks.queue;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import dev.fairway.sandbox.storage.ObjectEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The sandbox's SQS and DynamoDB behind their port, without the rest of the region. */
final class QueueServer {

  private QueueServer() {}

  /** Argument: the folder of DynamoDB Local's jars. Prints its address; ends with its input. */
  public static void main(String[] arguments) throws IOException {
    var options =
        new DataPlaneOptions(
            "127.0.0.1",
            0,
            Account.DEFAULT,
            Optional.empty(),
            Path.of(arguments[0]),
            Clock.systemUTC(),
            ObjectEvents.NONE,
            Optional.empty());
    try (DataPlane plane = DataPlane.start(options)) {
      System.out.println(plane.endpoint());
      System.in.transferTo(System.err);
    }
  }
}
