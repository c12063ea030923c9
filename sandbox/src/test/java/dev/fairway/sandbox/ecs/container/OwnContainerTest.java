package dev.fairway.sandbox.ecs.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnContainerTest {

  private static final String ID = "0123456789abcdef".repeat(4);

  @Test
  void takesItsHostNameForItsId() {
    assertThat(OwnContainer.candidates("0123456789ab\n", "")).containsExactly("0123456789ab");
  }

  @Test
  void findsItsIdInItsMountsWhereItHasAnotherName() {
    String mounts =
        "734 711 8:1 /var/lib/docker/containers/%s/hostname /etc/hostname rw - ext4 /dev/sda1 rw\n"
            .formatted(ID);
    assertThat(OwnContainer.candidates("sandbox\n", mounts)).containsExactly(ID);
  }

  @Test
  void takesNoContainerOfTheMachineForItsOwn() {
    String mounts =
        "310 29 0:52 / /var/lib/docker/containers/%s/mounts/shm rw - tmpfs shm rw,size=65536k\n"
            .formatted(ID);
    assertThat(OwnContainer.candidates("laptop\n", mounts)).isEmpty();
  }
}
