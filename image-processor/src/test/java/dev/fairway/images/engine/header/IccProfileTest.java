package dev.fairway.images.engine.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IccProfileTest {

  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  @Test
  void knowsSrgb() {
    assertThat(IccProfile.isSrgb(SRGB)).isTrue();
  }

  @Test
  void tellsOtherCurvesAndColoursFromSrgb() {
    for (int space : new int[] {ColorSpace.CS_LINEAR_RGB, ColorSpace.CS_GRAY, ColorSpace.CS_PYCC}) {
      assertThat(IccProfile.isSrgb(ICC_Profile.getInstance(space).getData())).isFalse();
    }
  }

  @Test
  void takesABrokenProfileForAnother() {
    assertThat(IccProfile.isSrgb(Arrays.copyOf(SRGB, 200))).isFalse();
    assertThat(IccProfile.isSrgb(new byte[0])).isFalse();
  }
}
