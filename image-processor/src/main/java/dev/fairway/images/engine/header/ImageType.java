package dev.fairway.images.engine.header;

import java.util.Locale;

/** The kinds of files that are told apart by their first bytes. */
public enum ImageType {
  JPEG("a JPEG"),
  PNG("a PNG"),
  GIF("a GIF"),
  WEBP("a WebP"),
  AVIF("an AVIF"),
  HEIC("a HEIC"),
  SVG("an SVG drawing"),
  TIFF("a TIFF"),
  BMP("a Windows bitmap"),
  JPEG_XL("a JPEG XL"),
  JPEG_2000("a JPEG 2000"),
  ICON("a Windows icon"),
  PHOTOSHOP("a Photoshop file"),
  PDF("a PDF document"),
  VIDEO("a video"),
  ARCHIVE("an archive"),
  TEXT("text"),
  UNKNOWN("not an image of a known type");

  private final String inWords;

  ImageType(String inWords) {
    this.inWords = inWords;
  }

  /** The kind as it reads in a sentence, with its article. */
  public String inWords() {
    return inWords;
  }

  public String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether renditions can be made of it, given an engine that decodes it. */
  public boolean isTaken() {
    return ordinal() <= HEIC.ordinal();
  }

  /** Whether it is a kind of image at all. */
  public boolean isImage() {
    return ordinal() <= PHOTOSHOP.ordinal();
  }
}
