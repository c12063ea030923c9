package dev.fairway.sandbox.ecs.container;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where containers find the sandbox. AWS SDKs take a task's credentials over plain HTTP from
 * loopback and from two link-local addresses only (AWS SDKs and Tools Reference Guide, "Container
 * credential provider"), so the sandbox is at one of those.
 */
final class GatewayChoice {

  /** The sandbox for every container. */
  static final String ADDRESS = "169.254.170.2";

  static final String SUBNET = "169.254.170.0/23";

  /** What Docker gives out by itself: the half that tasks' addresses don't lie in. */
  static final String LOWER_HALF = "169.254.170.0/24";

  private static final Subnet RANGE = Subnet.of(SUBNET).orElseThrow();

  /** A network that the sandbox's own container is in. */
  record Attachment(String network, String address) {}

  private GatewayChoice() {}

  /**
   * The network of a sandbox that is a container itself.
   *
   * @param wanted the network's name, empty for whichever has the address
   */
  static String joined(List<Attachment> attachments, Optional<String> wanted) {
    return attachments.stream()
        .filter(attachment -> attachment.address().equals(ADDRESS))
        .map(Attachment::network)
        .filter(network -> wanted.isEmpty() || wanted.get().equals(network))
        .findFirst()
        .orElseThrow(() -> new NoContainersException(notAtTheAddress(attachments, wanted)));
  }

  /**
   * The network by which tasks reach all but the sandbox's own endpoints: link-local addresses are
   * refused by whoever guards a task's credentials.
   *
   * @param joined the network of the sandbox's endpoints
   */
  static Attachment outside(List<Attachment> attachments, String joined) {
    return attachments.stream()
        .filter(attachment -> !attachment.network().equals(joined))
        .filter(attachment -> !attachment.address().isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new NoContainersException(
                    "The sandbox's container is in the network %s alone; it must be in another one, too, for what tasks reach besides. docker-compose.yml shows how."
                        .formatted(joined)));
  }

  private static String notAtTheAddress(List<Attachment> attachments, Optional<String> wanted) {
    return "The sandbox runs in a container, which must have the address %s in %s, but has %s. docker-compose.yml shows how it gets it."
        .formatted(
            ADDRESS,
            wanted.map(name -> "the network " + name).orElse("a network that its tasks share"),
            attachments.isEmpty()
                ? "none"
                : attachments.stream()
                    .map(one -> one.address() + " in " + one.network())
                    .collect(Collectors.joining(", ")));
  }

  /** Checks that tasks have room in the network that the sandbox is in. */
  static void checkRoom(DockerNetwork network) {
    if (!network.hasRoomForTasks()) {
      throw new NoContainersException(
          "The Docker network %s must have the subnet %s, since tasks get the addresses from %s to %s."
              .formatted(network.name(), SUBNET, Addresses.FIRST, Addresses.LAST));
    }
  }

  /**
   * Whether a sandbox that runs on the machine itself finds the network there; otherwise it is to
   * be made.
   *
   * @param system the name of the operating system
   * @param docker where the engine listens
   */
  static boolean isThere(String system, URI docker, List<DockerNetwork> networks, String name) {
    if (!system.startsWith("Linux") || !docker.getScheme().equals("unix")) {
      throw new NoContainersException(notBesideDocker(system + ", with Docker at " + docker));
    }
    for (DockerNetwork network : networks) {
      if (network.name().equals(name)) {
        checkGateway(network);
        return true;
      }
    }
    for (DockerNetwork network : networks) {
      if (network.subnet().filter(RANGE::overlaps).isPresent()) {
        throw new NoContainersException(
            "The Docker network %s has addresses of %s, which the sandbox's network needs: end what uses it (docker compose down), or remove it with: docker network rm %s"
                .formatted(network.name(), SUBNET, network.name()));
      }
    }
    return false;
  }

  static String notBesideDocker(String where) {
    return "Containers reach a sandbox on the machine itself only where Docker's engine runs on the same Linux, which is not so here (%s): use docker compose up, where the sandbox is a container too."
        .formatted(where);
  }

  private static void checkGateway(DockerNetwork network) {
    checkRoom(network);
    if (!network.gateway().filter(ADDRESS::equals).isPresent()) {
      throw new NoContainersException(
          "The Docker network %s must have the gateway %s: remove it with docker network rm %s, and the sandbox makes it anew; or name another one with FAIRWAY_NETWORK."
              .formatted(network.name(), ADDRESS, network.name()));
    }
  }
}
