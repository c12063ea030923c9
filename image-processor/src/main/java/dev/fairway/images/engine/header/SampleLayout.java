package dev.fairway.images.engine.header;

/**
 * How the samples of an image are stored.
 *
 * @param samplesPerPixel 1 grey or palette, 3 colour, 4 with alpha or CMYK
 * @param bytesPerSample 1 or 2
 * @param atOnce whether a decoder must hold the whole image at its full size: interlaced PNG,
 *     progressive JPEG, GIF, lossless WebP, AVIF, HEIC
 * @param cmyk whether the four samples are inks
 */
public record SampleLayout(int samplesPerPixel, int bytesPerSample, boolean atOnce, boolean cmyk) {

  public int bytesPerPixel() {
    return samplesPerPixel * bytesPerSample;
  }
}
