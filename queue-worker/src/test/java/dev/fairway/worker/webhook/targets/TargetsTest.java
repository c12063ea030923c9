package dev.fairway.worker.webhook.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetsTest {

  @ParameterizedTest
  @CsvSource({
    "ftp://example.com/, must begin with https",
    "/hooks, must begin with https",
    "https:hooks, no host",
    "https:///hooks, no host",
    "https://a_b.example/, no host",
    "https://user:secret@example.com/, user name",
    "https://example.com/#top, fragment",
    "https://example.com:0/, port",
    "https://example.com:65536/, port",
    "https://exa mple.com/, character 12",
    "http://example.com/, http is for allowed networks"
  })
  void refusesAUrlThatWillNotDo(String url, String why) {
    assertThat(targets("1.1.1.1").find(url))
        .isInstanceOfSatisfying(
            Target.Refused.class, refused -> assertThat(refused.reason()).contains(why));
  }

  @Test
  void refusesAUrlThatIsTooLong() {
    assertThat(targets("1.1.1.1").find("https://example.com/" + "a".repeat(2048)))
        .isInstanceOf(Target.Refused.class);
  }

  @Test
  void checksEveryAddress() {
    assertThat(targets("1.1.1.1", "10.0.0.5").find("https://example.com/"))
        .isInstanceOfSatisfying(
            Target.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .isEqualTo(
                        "the host example.com leads to 10.0.0.5, which is private"
                            + " (10.0.0.0/8): not a public address"));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "[::1]", "2130706433", "0x7f.1", "127.1"})
  void isNotFooledByAnotherSpelling(String host) {
    var real = new Targets(new AddressRules(List.of()), InetAddress::getAllByName);
    assertThat(real.find("https://" + host + "/")).isNotInstanceOf(Target.Reachable.class);
  }

  @Test
  void handsOnTheAddressesThatItChecked() {
    assertThat(targets("1.1.1.1", "1.0.0.1").find("https://example.com:8443/a?b=c"))
        .isInstanceOfSatisfying(
            Target.Reachable.class,
            target ->
                assertThat(target.addresses())
                    .extracting(InetAddress::getHostAddress)
                    .containsExactly("1.1.1.1", "1.0.0.1"));
  }

  @Test
  void allowsHttpToAnAllowedNetworkAlone() {
    var allowed = new AddressRules(List.of(Network.parse("10.0.0.0/8")));
    assertThat(new Targets(allowed, host -> addresses("10.0.0.1")).find("http://inside/"))
        .isInstanceOf(Target.Reachable.class);
    assertThat(new Targets(allowed, host -> addresses("10.0.0.1", "1.1.1.1")).find("http://both/"))
        .isInstanceOf(Target.Refused.class);
  }

  @Test
  void saysThatAHostIsUnknown() {
    var none =
        new Targets(
            new AddressRules(List.of()),
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(none.find("https://nowhere.example/"))
        .isEqualTo(new Target.Unknown("the host nowhere.example has no address"));
  }

  private static Targets targets(String... addresses) {
    return new Targets(new AddressRules(List.of()), host -> addresses(addresses));
  }

  private static InetAddress[] addresses(String... literals) {
    return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }
}
