package dev.fairway.sandbox.ecs.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerOptionsTest {

  private static ContainerOptions pattern(String pattern) {
    return new ContainerOptions(pattern, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void namesTheImageAfterTheContainer() {
    assertThat(ContainerOptions.DEFAULT.image("image-processor"))
        .isEqualTo("fairway/image-processor:local");
    assertThat(pattern("registry.example.com:5000/team/%s@sha256:0a").image("Worker_2"))
        .isEqualTo("registry.example.com:5000/team/worker_2@sha256:0a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fairway/app:local", "%s/%s:local", "fairway %s", "/%s:local"})
  void refusesWhatNamesNoImageOrTheSameForAll(String pattern) {
    assertThatThrownBy(() -> pattern(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("with %s once")
        .hasMessageEndingWith("not '" + pattern + "'.");
  }
}
