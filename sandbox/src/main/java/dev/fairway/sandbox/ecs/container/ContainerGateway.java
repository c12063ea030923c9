package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network that tasks and the sandbox share, and the sandbox's address in it; and the network by
 * which tasks reach everything else. A sandbox that is a container is in both already; one on the
 * machine itself makes the first, takes Docker's own for the second, and is the gateway of both.
 */
public final class ContainerGateway implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ContainerGateway.class);
  private static final String NETWORK = "fairway";

  /** The network that every engine has. */
  private static final String ANY = "bridge";

  private final DockerClient docker;
  private final Labels labels;
  private final String network;
  private final boolean made;
  private final GatewayChoice.Attachment outside;

  private ContainerGateway(
      DockerClient docker,
      Labels labels,
      String network,
      boolean made,
      GatewayChoice.Attachment outside) {
    this.docker = docker;
    this.labels = labels;
    this.network = network;
    this.made = made;
    this.outside = outside;
  }

  /**
   * Finds or makes the network, once what killed sandboxes left is removed.
   *
   * @throws NoContainersException where tasks can't run as containers
   */
  public static ContainerGateway open(ContainerOptions options) {
    DockerEngine engine = DockerEngine.connect(options.dockerHost());
    try {
      return on(engine, options);
    } catch (DockerException e) {
      engine.close();
      throw new NoContainersException("Docker refused the sandbox's network: " + DockerWords.of(e));
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private static ContainerGateway on(DockerEngine engine, ContainerOptions options) {
    DockerClient docker = engine.client();
    Optional<OwnContainer> own = OwnContainer.find(docker);
    String region = options.region().orElseGet(() -> UUID.randomUUID().toString());
    Labels labels = new Labels(region, Owner.self(own.map(OwnContainer::id)));
    new Leftovers(docker).remove(labels);
    if (own.isPresent()) {
      String joined = GatewayChoice.joined(own.get().attachments(), options.network());
      GatewayChoice.checkRoom(
          DockerNetwork.of(docker.inspectNetworkCmd().withNetworkId(joined).exec()));
      GatewayChoice.Attachment outside = GatewayChoice.outside(own.get().attachments(), joined);
      return new ContainerGateway(docker, labels, joined, false, outside);
    }
    return onMachine(docker, labels, engine.host(), options.network().orElse(NETWORK));
  }

  private static ContainerGateway onMachine(
      DockerClient docker, Labels labels, URI host, String name) {
    List<DockerNetwork> networks =
        docker.listNetworksCmd().exec().stream().map(DockerNetwork::of).toList();
    boolean there = GatewayChoice.isThere(System.getProperty("os.name"), host, networks, name);
    if (!there) {
      make(docker, labels, name);
    }
    ContainerGateway gateway = new ContainerGateway(docker, labels, name, !there, any(docker));
    if (!isOnThisMachine()) {
      gateway.removeNetwork();
      throw new NoContainersException(
          GatewayChoice.notBesideDocker(
              "no interface of this machine has " + GatewayChoice.ADDRESS));
    }
    return gateway;
  }

  private static GatewayChoice.Attachment any(DockerClient docker) {
    DockerNetwork any = DockerNetwork.of(docker.inspectNetworkCmd().withNetworkId(ANY).exec());
    return new GatewayChoice.Attachment(
        ANY,
        any.machine()
            .orElseThrow(
                () ->
                    new NoContainersException(
                        "Docker's network bridge has no gateway: tasks need one to reach this machine.")));
  }

  private static void make(DockerClient docker, Labels labels, String name) {
    docker
        .createNetworkCmd()
        .withName(name)
        .withCheckDuplicate(true)
        .withLabels(Map.of(Labels.REGION, labels.region(), Labels.OWNER, labels.owner()))
        .withIpam(
            new Network.Ipam()
                .withConfig(
                    new Network.Ipam.Config()
                        .withSubnet(GatewayChoice.SUBNET)
                        .withIpRange(GatewayChoice.LOWER_HALF)
                        .withGateway(GatewayChoice.ADDRESS)))
        .exec();
  }

  private static boolean isOnThisMachine() {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.ofLiteral(GatewayChoice.ADDRESS))
          != null;
    } catch (SocketException e) {
      return false;
    }
  }

  /** Where containers reach the sandbox, and where it must listen. */
  public String address() {
    return GatewayChoice.ADDRESS;
  }

  /** Where containers reach what listens beside the sandbox. */
  public String outsideAddress() {
    return outside.address();
  }

  String outsideNetwork() {
    return outside.network();
  }

  DockerClient docker() {
    return docker;
  }

  Labels labels() {
    return labels;
  }

  String network() {
    return network;
  }

  /** The addresses of the network that containers have now. */
  Set<String> usedAddresses() {
    return docker
        .inspectNetworkCmd()
        .withNetworkId(network)
        .exec()
        .getContainers()
        .values()
        .stream()
        .flatMap(container -> Optional.ofNullable(container.getIpv4Address()).stream())
        .map(address -> address.replaceAll("/.*", ""))
        .collect(Collectors.toSet());
  }

  private void removeNetwork() {
    if (made) {
      try {
        docker.removeNetworkCmd(network).exec();
      } catch (DockerException e) {
        log.info("The Docker network {} stays: {}", network, DockerWords.of(e));
      }
    }
  }

  /** Removes the network where it made it and nobody is in it. */
  @Override
  public void close() {
    removeNetwork();
    try {
      docker.close();
    } catch (IOException e) {
      log.debug("The connection to Docker did not close", e);
    }
  }
}
