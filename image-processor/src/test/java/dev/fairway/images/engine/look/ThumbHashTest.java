package dev.fairway.images.engine.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThumbHashTest {

  // The expected hashes come from the format's own JavaScript package, thumbhash 0.1.1.

  @Test
  void agreesWithTheFormatsOwnEncoder() {
    assertThat(ThumbHash.of(pixels(7, 5, false))).isEqualTo("HQgGLYhncGdFkaMcFWpylX80B1Ir");
  }

  @Test
  void agreesOnTransparency() {
    assertThat(ThumbHash.of(pixels(5, 7, true))).isEqualTo("oQeGHAQm+YqpuWZkqY9bCgHHh4t4aIZZAA==");
  }

  @Test
  void shrinksALargePictureFirst() {
    assertThat(ThumbHash.of(new Pixels(500, 300, 1, new byte[150_000]))).hasSizeBetween(20, 40);
  }

  private static Pixels pixels(int width, int height, boolean transparent) {
    byte[] samples = new byte[width * height * 4];
    for (int i = 0; i < width * height; i++) {
      samples[4 * i] = (byte) (i * i * 37 + i * 5);
      samples[4 * i + 1] = (byte) (i * i * 91 + 3);
      samples[4 * i + 2] = (byte) (i * i * 53 + i * i * i);
      samples[4 * i + 3] = (byte) (transparent ? i * i * 20 : 255);
    }
    return new Pixels(width, height, 4, samples);
  }
}
