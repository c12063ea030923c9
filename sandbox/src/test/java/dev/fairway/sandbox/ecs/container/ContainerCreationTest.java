package dev.fairway.sandbox.ecs.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import dev.fairway.sandbox.ecs.runtime.Confinement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerCreationTest {

  private static ContainerCreation creation(Optional<Integer> memoryMib, Confinement confinement) {
    return ContainerPlans.creation(List.of("run"), memoryMib, confinement, 2);
  }

  private static Confinement confined(List<String> added, List<String> dropped) {
    return new Confinement(
        Optional.of("10001:10001"),
        Optional.empty(),
        true,
        true,
        List.of(new Confinement.Mount("tmp", "/tmp", false)),
        new Confinement.Capabilities(added, dropped));
  }

  @Test
  void givesTheContainerTheTasksLimitsWhereItHasNoneOfItsOwn() {
    HostConfig host = creation(Optional.empty(), Confinement.NONE).host();
    assertThat(host.getMemory()).isEqualTo(512L << 20);
    assertThat(host.getMemorySwap()).isEqualTo(512L << 20);
    assertThat(host.getNanoCPUs()).isEqualTo(250_000_000);
    assertThat(creation(Optional.of(128), Confinement.NONE).host().getMemory())
        .isEqualTo(128L << 20);
  }

  @Test
  void asksForNoMoreProcessorsThanThereAre() {
    ContainerCreation large =
        ContainerPlans.creation(4096, List.of(), Optional.empty(), Confinement.NONE, 2);
    assertThat(large.host().getNanoCPUs()).isEqualTo(2_000_000_000);
  }

  @Test
  void confinesTheContainerAsItsDefinitionSays() {
    HostConfig host =
        creation(Optional.empty(), confined(List.of("SYS_PTRACE"), List.of("ALL"))).host();
    assertThat(host.getReadonlyRootfs()).isTrue();
    assertThat(host.getInit()).isTrue();
    assertThat(host.getCapAdd()).containsExactly(Capability.SYS_PTRACE);
    assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
    assertThat(host.getSecurityOpts()).containsExactly("no-new-privileges");
    Mount tmp = Objects.requireNonNull(host.getMounts()).getFirst();
    assertThat(tmp.getSource()).isEqualTo("fairway-0123abcd-tmp");
    assertThat(tmp.getTarget()).isEqualTo("/tmp");
    assertThat(tmp.getReadOnly()).isFalse();
  }

  @Test
  void leavesTheImagesOwnWaysWhereTheDefinitionSaysNothing() {
    HostConfig host = creation(Optional.empty(), Confinement.NONE).host();
    assertThat(host.getReadonlyRootfs()).isFalse();
    assertThat(host.getInit()).isNull();
    assertThat(host.getMounts()).isEmpty();
    assertThat(host.getCapDrop()).isEmpty();
    assertThat(host.getSecurityOpts()).containsExactly("no-new-privileges");
  }

  @Test
  void refusesACapabilityThatLinuxHasNot() {
    ContainerCreation creation = creation(Optional.empty(), confined(List.of("FLYING"), List.of()));
    assertThatThrownBy(creation::host).hasMessageContaining("FLYING");
  }

  @Test
  void namesTheContainerForThePersonWhoLooksForIt() {
    assertThat(creation(Optional.empty(), Confinement.NONE).name())
        .isEqualTo("fairway-app-0123abcd");
  }

  @Test
  void spellsVariablesAsDockerDoes() {
    ContainerCreation creation =
        ContainerPlans.creation(Map.of("B", "x=y z", "A", ""), List.of(), Confinement.NONE);
    assertThat(creation.variables()).containsExactly("A=", "B=x=y z");
  }
}
