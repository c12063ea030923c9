package dev.fairway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.ecs.container.ContainerOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  private static Optional<ContainerOptions> containers(
      Map<String, String> environment, String... words) {
    return CommandLine.parse(List.of(words), environment).containers();
  }

  @Test
  void runsTasksAsProcessesUnlessToldOtherwise() {
    assertThat(containers(Map.of(), "up")).isEmpty();
    assertThat(containers(Map.of("FAIRWAY_TASKS", "container"), "up", "--tasks", "process"))
        .isEmpty();
  }

  @Test
  void runsTasksAsContainers() {
    assertThat(containers(Map.of(), "up", "--tasks", "container"))
        .contains(ContainerOptions.DEFAULT);
    Map<String, String> environment =
        Map.of(
            "FAIRWAY_TASKS", "container",
            "FAIRWAY_IMAGE_PATTERN", "team/%s:1",
            "FAIRWAY_NETWORK", "photos",
            "FAIRWAY_SANDBOX_ID", "compose");
    assertThat(containers(environment, "up"))
        .contains(
            new ContainerOptions(
                "team/%s:1", Optional.of("photos"), Optional.empty(), Optional.of("compose")));
    assertThat(containers(environment, "up", "--image-pattern", "other/%s:2"))
        .map(ContainerOptions::imagePattern)
        .contains("other/%s:2");
  }

  @Test
  void saysWhatIsWrongWithBadValues() {
    assertThatThrownBy(() -> containers(Map.of(), "up", "--tasks", "jar"))
        .isInstanceOf(CommandLine.Mistake.class)
        .hasMessageContaining("as process or as container, not as 'jar'");
    assertThatThrownBy(
            () -> containers(Map.of(), "up", "--tasks", "container", "--image-pattern", "app:1"))
        .isInstanceOf(CommandLine.Mistake.class)
        .hasMessageContaining("with %s once")
        .hasMessageContaining("not 'app:1'");
    assertThatThrownBy(() -> containers(Map.of(), "up", "--tasks"))
        .isInstanceOf(CommandLine.Mistake.class)
        .hasMessageContaining("--tasks needs a value");
  }
}
