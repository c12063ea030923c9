package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.model.Network;
import java.util.List;
import java.util.Optional;

/** A network of Docker, as far as its IPv4 addresses go. */
record DockerNetwork(String name, Optional<Subnet> subnet, Optional<String> gateway) {

  static DockerNetwork of(Network network) {
    List<Network.Ipam.Config> configs =
        Optional.ofNullable(network.getIpam())
            .flatMap(ipam -> Optional.ofNullable(ipam.getConfig()))
            .orElse(List.of());
    for (Network.Ipam.Config config : configs) {
      Optional<Subnet> subnet = Optional.ofNullable(config.getSubnet()).flatMap(Subnet::of);
      if (subnet.isPresent()) {
        return new DockerNetwork(
            network.getName(), subnet, Optional.ofNullable(config.getGateway()));
      }
    }
    return new DockerNetwork(network.getName(), Optional.empty(), Optional.empty());
  }

  /** The machine's own address in it: its gateway, by default the first of all. */
  Optional<String> machine() {
    return gateway.or(() -> subnet.map(range -> Subnet.text(range.first() + 1)));
  }

  /** Whether it has the addresses that tasks get. */
  boolean hasRoomForTasks() {
    return subnet
        .filter(range -> range.contains(Addresses.FIRST) && range.contains(Addresses.LAST))
        .isPresent();
  }
}
