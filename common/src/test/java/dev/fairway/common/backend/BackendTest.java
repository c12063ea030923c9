package dev.fairway.common.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BackendTest {

  private static final String IMAGE = "localstack/localstack:4.14.0";

  private record Machine(boolean answers, boolean hasImage) implements Backend.Docker {

    @Override
    public boolean has(String image) {
      return answers && hasImage && image.equals(IMAGE);
    }
  }

  @Test
  void takesLocalStackByItselfWhereItsImageIs() {
    assertThat(choose(Optional.empty(), new Machine(true, true)))
        .isEqualTo(new Backend.LocalStack(IMAGE));
    assertThat(choose(Optional.of("auto"), new Machine(true, false)))
        .isEqualTo(
            new Backend.Embedded(
                "localstack/localstack:4.14.0 is not here; .ci/localstack-image gets it"));
    assertThat(choose(Optional.of("auto"), new Machine(false, false)))
        .isEqualTo(new Backend.Embedded("no Docker answers"));
  }

  @Test
  void obeysTheVariable() {
    assertThat(choose(Optional.of("embedded"), new Machine(true, true)))
        .isInstanceOf(Backend.Embedded.class);
    assertThat(choose(Optional.of("LocalStack"), new Machine(true, false)))
        .isEqualTo(new Backend.LocalStack(IMAGE));
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> choose(Optional.of("localstack"), new Machine(false, false)))
        .hasMessageContaining("needs Docker, and none answers");
    assertThatThrownBy(() -> choose(Optional.of("floci"), new Machine(true, true)))
        .hasMessage("FAIRWAY_TEST_AWS is 'floci'; it can be auto, embedded or localstack.");
  }

  private static Backend choose(Optional<String> word, Machine machine) {
    return Backend.choose(word, IMAGE, machine);
  }
}
