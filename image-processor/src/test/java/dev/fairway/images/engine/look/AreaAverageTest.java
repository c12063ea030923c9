package dev.fairway.images.engine.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AreaAverageTest {

  @Test
  void weighsThePixelsThatACellCoversInPart() {
    Pixels row = new Pixels(3, 1, 1, bytes(0, 90, 240));

    assertThat(row.shrinkTo(2, 1).samples()).containsExactly(bytes(30, 190));
  }

  @Test
  void averagesRowsAsItAveragesColumns() {
    Pixels column = new Pixels(1, 3, 1, bytes(0, 90, 240));

    assertThat(column.shrinkTo(1, 2).samples()).containsExactly(bytes(30, 190));
  }

  @Test
  void keepsABlankPictureBlankAtAnyRatio() {
    byte[] samples = new byte[97 * 61 * 3];
    Arrays.fill(samples, (byte) 200);

    for (int side = 1; side <= 61; side++) {
      assertThat(new Pixels(97, 61, 3, samples).shrinkTo(side, side).samples())
          .containsOnly((byte) 200);
    }
  }

  @Test
  void givesNoWeightToColoursThatAreTransparent() {
    Pixels pair = new Pixels(2, 1, 4, bytes(255, 0, 0, 255, 0, 255, 0, 0));

    assertThat(pair.shrinkTo(1, 1).samples()).containsExactly(bytes(255, 0, 0, 128));
  }

  @Test
  void refusesToEnlarge() {
    Pixels dot = new Pixels(1, 1, 1, bytes(1));

    assertThatThrownBy(() -> dot.shrinkTo(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
