package dev.fairway.images.engine.header;

/**
 * Where a frame lies on a GIF's canvas.
 *
 * @param left in pixels
 * @param top in pixels
 */
public record GifFrame(int left, int top) {

  /** The place of the first frame of a file whose header was read. */
  public static GifFrame first(ImageBytes file) {
    return new GifHeader(file).firstFrame();
  }
}
