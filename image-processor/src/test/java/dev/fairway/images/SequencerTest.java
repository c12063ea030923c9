package dev.fairway.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.common.failure.BadConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SequencerTest {

  @Test
  void ordersNumbersOfDifferentLengths() {
    assertThat(new Sequencer("FF").isBefore(new Sequencer("0100"))).isTrue();
    assertThat(new Sequencer("0100").isBefore(new Sequencer("FF"))).isFalse();
  }

  @Test
  void knowsTheSameNumberInAnyForm() {
    assertThat(new Sequencer("00ab")).isEqualTo(new Sequencer("AB"));
    assertThat(new Sequencer(new Sequencer("AB").padded())).isEqualTo(new Sequencer("AB"));
    assertThat(new Sequencer("000").text()).isEqualTo("0");
  }

  @Test
  void padsToTheWidthOfTheTable() {
    assertThat(new Sequencer("AB").padded()).hasSize(64).endsWith("00AB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xyz", "-1", "../0"})
  void refusesWhatS3NeverSends(String text) {
    assertThatThrownBy(() -> new Sequencer(text))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageStartingWith("OBJECT_SEQUENCER is");
  }
}
