package dev.fairway.sandbox.ecs.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.ecs.container.GatewayChoice.Attachment;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayChoiceTest {

  private static final URI SOCKET = URI.create("unix:///var/run/docker.sock");

  private static DockerNetwork network(String name, String subnet, String gateway) {
    return new DockerNetwork(name, Subnet.of(subnet), Optional.of(gateway));
  }

  @Test
  void findsTheNetworkInWhichItsContainerHasTheAddress() {
    List<Attachment> attachments =
        List.of(
            new Attachment("bridge", "172.17.0.3"),
            new Attachment("photos_fairway", "169.254.170.2"));
    assertThat(GatewayChoice.joined(attachments, Optional.empty())).isEqualTo("photos_fairway");
    assertThat(GatewayChoice.joined(attachments, Optional.of("photos_fairway")))
        .isEqualTo("photos_fairway");
  }

  @Test
  void saysWhichAddressItsContainerLacks() {
    List<Attachment> attachments = List.of(new Attachment("photos_default", "172.18.0.3"));
    assertThatThrownBy(() -> GatewayChoice.joined(attachments, Optional.empty()))
        .isInstanceOf(NoContainersException.class)
        .hasMessageContaining("must have the address 169.254.170.2")
        .hasMessageContaining("has 172.18.0.3 in photos_default");
  }

  @Test
  void makesTheNetworkOnLinuxWhereItIsNotThere() {
    List<DockerNetwork> others =
        List.of(
            network("bridge", "172.17.0.0/16", "172.17.0.1"),
            new DockerNetwork("host", Optional.empty(), Optional.empty()));
    assertThat(GatewayChoice.isThere("Linux", SOCKET, others, "fairway")).isFalse();
  }

  @Test
  void usesTheNetworkThatIsThere() {
    List<DockerNetwork> networks = List.of(network("fairway", "169.254.170.0/23", "169.254.170.2"));
    assertThat(GatewayChoice.isThere("Linux", SOCKET, networks, "fairway")).isTrue();
  }

  @Test
  void refusesANetworkOfItsNameWithOtherAddresses() {
    List<DockerNetwork> small = List.of(network("fairway", "169.254.170.0/24", "169.254.170.2"));
    assertThatThrownBy(() -> GatewayChoice.isThere("Linux", SOCKET, small, "fairway"))
        .hasMessageContaining("must have the subnet 169.254.170.0/23");
    List<DockerNetwork> other = List.of(network("fairway", "169.254.170.0/23", "169.254.170.1"));
    assertThatThrownBy(() -> GatewayChoice.isThere("Linux", SOCKET, other, "fairway"))
        .hasMessageContaining("must have the gateway 169.254.170.2")
        .hasMessageContaining("docker network rm fairway");
  }

  @Test
  void saysWhoHasTheAddresses() {
    List<DockerNetwork> compose =
        List.of(network("photos_fairway", "169.254.170.0/23", "169.254.170.1"));
    assertThatThrownBy(() -> GatewayChoice.isThere("Linux", SOCKET, compose, "fairway"))
        .isInstanceOf(NoContainersException.class)
        .hasMessageContaining("The Docker network photos_fairway has addresses of")
        .hasMessageContaining("docker compose down");
  }

  @Test
  void pointsToComposeWhereTheMachineIsNoGateway() {
    assertThatThrownBy(() -> GatewayChoice.isThere("Mac OS X", SOCKET, List.of(), "fairway"))
        .isInstanceOf(NoContainersException.class)
        .hasMessageContaining("Mac OS X")
        .hasMessageContaining("docker compose up");
    URI remote = URI.create("tcp://build-host:2375");
    assertThatThrownBy(() -> GatewayChoice.isThere("Linux", remote, List.of(), "fairway"))
        .isInstanceOf(NoContainersException.class)
        .hasMessageContaining("tcp://build-host:2375");
  }

  @Test
  void knowsTheMachinesAddressInANetwork() {
    assertThat(network("photos", "172.20.0.0/16", "172.20.0.9").machine()).contains("172.20.0.9");
    DockerNetwork silent =
        new DockerNetwork("bridge", Subnet.of("172.17.0.0/16"), Optional.empty());
    assertThat(silent.machine()).contains("172.17.0.1");
  }

  @Test
  void tellsRangesApart() {
    Subnet range = Subnet.of("169.254.170.0/23").orElseThrow();
    assertThat(range.contains("169.254.171.255")).isTrue();
    assertThat(range.contains("169.254.172.0")).isFalse();
    assertThat(range.overlaps(Subnet.of("169.254.0.0/16").orElseThrow())).isTrue();
    assertThat(range.overlaps(Subnet.of("169.254.171.128/25").orElseThrow())).isTrue();
    assertThat(range.overlaps(Subnet.of("169.254.168.0/23").orElseThrow())).isFalse();
    assertThat(Subnet.of("fd00:ec2::/64")).isEmpty();
  }
}
