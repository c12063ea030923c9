package dev.fairway.sandbox.ecs.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressesTest {

  private final Set<String> usedByOthers = new HashSet<>();
  private final Addresses addresses = new Addresses(() -> usedByOthers);

  @Test
  void leavesOutWhatOthersHave() {
    usedByOthers.add("169.254.171.16");
    usedByOthers.add("169.254.171.18");
    assertThat(addresses.take()).contains("169.254.171.17");
    assertThat(addresses.take()).contains("169.254.171.19");
  }

  @Test
  void givesAnAddressAgainOnlyOnceAllWereGiven() {
    String first = addresses.take().orElseThrow();
    addresses.giveBack(first);
    assertThat(addresses.take()).contains("169.254.171.17");
    for (int i = 0; i < 237; i++) {
      addresses.take();
    }
    assertThat(addresses.take()).contains(first);
  }

  @Test
  void hasNoneWhenAllAreTaken() {
    Set<Optional<String>> taken = new HashSet<>();
    for (int i = 0; i < 239; i++) {
      taken.add(addresses.take());
    }
    assertThat(taken).hasSize(239).doesNotContain(Optional.empty());
    assertThat(addresses.take()).isEmpty();
    addresses.giveBack("169.254.171.100");
    assertThat(addresses.take()).contains("169.254.171.100");
  }
}
