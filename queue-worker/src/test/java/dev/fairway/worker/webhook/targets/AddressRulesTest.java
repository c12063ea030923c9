package dev.fairway.worker.webhook.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRulesTest {

  private static final AddressRules PUBLIC_ONLY = new AddressRules(List.of());

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, of this host",
    "10.0.0.1, private",
    "10.255.255.255, private",
    "100.64.0.1, carrier",
    "100.127.255.255, carrier",
    "127.0.0.1, loopback",
    "127.255.0.3, loopback",
    "169.254.169.254, metadata",
    "169.254.170.2, metadata",
    "169.254.1.1, metadata",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.0.0.8, protocols",
    "192.0.2.1, documentation",
    "192.88.99.1, 6to4",
    "192.168.1.1, private",
    "198.18.0.1, benchmarks",
    "198.19.255.255, benchmarks",
    "198.51.100.7, documentation",
    "203.0.113.9, documentation",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "240.0.0.1, reserved",
    "255.255.255.255, reserved",
    "::, not global unicast",
    "::1, not global unicast",
    "::ffff:10.0.0.1, private",
    "::ffff:127.0.0.1, loopback",
    "::ffff:169.254.169.254, metadata",
    "::7f00:1, not global unicast",
    "64:ff9b::7f00:1, loopback",
    "64:ff9b::a9fe:a9fe, metadata",
    "64:ff9b::a00:1, private",
    "64:ff9b:1::a00:1, not global unicast",
    "100::1, not global unicast",
    "2001::1, protocols",
    "2001:2::1, protocols",
    "2001:db8::1, documentation",
    "2002:7f00:1::, 6to4",
    "3fff::1, documentation",
    "5f00::1, not global unicast",
    "fc00::1, not global unicast",
    "fd00:ec2::254, metadata",
    "fe80::1, not global unicast",
    "fec0::1, not global unicast",
    "ff02::1, not global unicast",
  })
  void refusesWhatIsNotPublic(String address, String why) {
    assertThat(PUBLIC_ONLY.refusal(InetAddress.ofLiteral(address)))
        .hasValueSatisfying(reason -> assertThat(reason).contains(why));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2600:1f18::1",
        "2a00:1450:4001::1",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101"
      })
  void letsPublicAddressesPass(String address) {
    assertThat(PUBLIC_ONLY.refusal(InetAddress.ofLiteral(address))).isEmpty();
  }

  @Test
  void letsAnAllowedNetworkPassAndNothingBeside() {
    var rules = new AddressRules(List.of(Network.parse("10.1.0.0/16"), Network.parse("fd12::/16")));
    assertThat(rules.refusal(InetAddress.ofLiteral("10.1.2.3"))).isEmpty();
    assertThat(rules.refusal(InetAddress.ofLiteral("fd12::5"))).isEmpty();
    assertThat(rules.refusal(InetAddress.ofLiteral("10.2.0.0"))).isPresent();
    assertThat(rules.refusal(InetAddress.ofLiteral("fd13::5"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"169.254.169.254", "169.254.170.2", "fd00:ec2::254", "64:ff9b::a9fe:aa02"})
  void keepsTheTasksMetadataOutOfReachWhateverIsAllowed(String address) {
    var rules = new AddressRules(List.of(Network.parse("0.0.0.0/0"), Network.parse("::/0")));
    assertThat(rules.refusal(InetAddress.ofLiteral(address))).isPresent();
  }
}
