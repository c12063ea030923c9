package dev.fairway.images.engine.header;

import org.jspecify.annotations.Nullable;

/**
 * What a file's header states.
 *
 * @param width as stored, before any EXIF rotation, in pixels
 * @param height as stored, in pixels
 * @param frames 1, or the number of frames of an animation
 * @param layout how the samples are stored
 * @param exif the TIFF structure with the camera's notes
 * @param icc the colour profile
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ImageHeader(
    ImageType type,
    int width,
    int height,
    int frames,
    SampleLayout layout,
    byte @Nullable [] exif,
    byte @Nullable [] icc) {

  public long pixels() {
    return (long) width * height;
  }

  /** Reads the header of a file whose type is taken. */
  public static ImageHeader read(ImageType type, ImageBytes file) {
    return switch (type) {
      case JPEG -> new JpegHeader(file).read();
      case PNG -> new PngHeader(file).read();
      case GIF -> new GifHeader(file).read();
      case WEBP -> new WebpHeader(file).read();
      case AVIF, HEIC -> new HeifHeader(type, file).read();
      case SVG,
          TIFF,
          BMP,
          JPEG_XL,
          JPEG_2000,
          ICON,
          PHOTOSHOP,
          PDF,
          VIDEO,
          ARCHIVE,
          TEXT,
          UNKNOWN ->
          throw new IllegalArgumentException("There is no header to read in " + type.inWords());
    };
  }
}
