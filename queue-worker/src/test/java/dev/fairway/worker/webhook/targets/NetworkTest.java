package dev.fairway.worker.webhook.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.common.failure.BadConfigurationException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {

  @Test
  void endsInTheMiddleOfAByte() {
    Network network = Network.parse(" 10.16.0.0/12 ");
    assertThat(network.holds(InetAddress.ofLiteral("10.31.255.255"))).isTrue();
    assertThat(network.holds(InetAddress.ofLiteral("10.32.0.0"))).isFalse();
  }

  @Test
  void isOneAddressWithoutALength() {
    Network network = Network.parse("127.0.0.1");
    assertThat(network.holds(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    assertThat(network.holds(InetAddress.ofLiteral("127.0.0.2"))).isFalse();
  }

  @Test
  void holdsNothingOfTheOtherFamily() {
    assertThat(Network.parse("0.0.0.0/0").holds(InetAddress.ofLiteral("::1"))).isFalse();
    assertThat(Network.parse("::/0").holds(InetAddress.ofLiteral("1.1.1.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/"})
  void saysWhatIsNoNetwork(String text) {
    assertThatThrownBy(() -> Network.parse(text))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("\"" + text + "\"");
  }
}
