package dev.fairway.images.engine;

/** A file format that renditions are written in. */
public enum RenditionFormat {
  WEBP("image/webp", "webp"),
  JPEG("image/jpeg", "jpg"),
  AVIF("image/avif", "avif");

  private final String contentType;
  private final String extension;

  RenditionFormat(String contentType, String extension) {
    this.contentType = contentType;
    this.extension = extension;
  }

  public String contentType() {
    return contentType;
  }

  /** The file name's ending, without the dot. */
  public String extension() {
    return extension;
  }
}
