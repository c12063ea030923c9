package dev.fairway.sandbox.ecs.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerTest {

  @Test
  void knowsThatItLivesItself() {
    assertThat(Owner.hasEnded(Owner.self(Optional.empty()), id -> false)).isFalse();
  }

  @Test
  void knowsThatAnotherProcessHasItsNumber() {
    String self = Owner.self(Optional.empty());
    String earlier = self.substring(0, self.lastIndexOf(' ')) + " 1000";
    assertThat(Owner.hasEnded(earlier, id -> true)).isTrue();
  }

  @Test
  void asksDockerOfContainers() {
    String owner = Owner.self(Optional.of("0123456789ab"));
    assertThat(Owner.hasEnded(owner, id -> id.equals("0123456789ab"))).isFalse();
    assertThat(Owner.hasEnded(owner, id -> false)).isTrue();
  }

  @Test
  void leavesAloneWhatItCannotJudge() {
    assertThat(Owner.hasEnded("process another-machine 1 1000", id -> false)).isFalse();
    assertThat(Owner.hasEnded("", id -> false)).isFalse();
  }
}
