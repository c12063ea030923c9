package dev.fairway.images.engine.header;

import java.util.Locale;
import java.util.Set;

/** Tells a file's kind by its magic bytes; its name and content type are never asked. */
public final class TypeSniffer {

  private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
  private static final int HEAD = 1024;

  private TypeSniffer() {}

  public static ImageType sniff(ImageBytes file) {
    if (file.has(0, "\u00FF\u00D8\u00FF")) {
      return ImageType.JPEG;
    }
    if (file.has(0, "\u0089PNG\r\n\u001A\n")) {
      return ImageType.PNG;
    }
    if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
      return ImageType.GIF;
    }
    if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
      return ImageType.WEBP;
    }
    if (file.has(4, "ftyp")) {
      return isoMedia(file);
    }
    return other(file);
  }

  private static ImageType isoMedia(ImageBytes file) {
    long end = Math.min(Math.min(file.u32(0), file.size()), HEAD);
    boolean heic = false;
    for (long at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
      String brand = file.text(at, 4);
      if (AVIF_BRANDS.contains(brand)) {
        return ImageType.AVIF;
      }
      heic |= HEIC_BRANDS.contains(brand);
    }
    return heic ? ImageType.HEIC : ImageType.VIDEO;
  }

  private static ImageType other(ImageBytes file) {
    if (file.has(0, "II*\0") || file.has(0, "MM\0*")) {
      return ImageType.TIFF;
    }
    if (file.has(0, "BM") && file.size() > 14 && file.u32LittleEndian(2) <= file.size()) {
      return ImageType.BMP;
    }
    if (file.has(0, "\u00FF\n") || file.has(0, "\0\0\0\fJXL ")) {
      return ImageType.JPEG_XL;
    }
    if (file.has(0, "\0\0\0\fjP  ")) {
      return ImageType.JPEG_2000;
    }
    if (file.has(0, "\0\0\1\0")) {
      return ImageType.ICON;
    }
    if (file.has(0, "8BPS")) {
      return ImageType.PHOTOSHOP;
    }
    if (file.has(0, "%PDF-")) {
      return ImageType.PDF;
    }
    if (file.has(0, "PK\3\4") || file.has(0, "\u001F\u008B")) {
      return ImageType.ARCHIVE;
    }
    return textOrUnknown(file);
  }

  private static ImageType textOrUnknown(ImageBytes file) {
    String head = file.text(0, (int) Math.min(file.size(), HEAD));
    String lower = head.toLowerCase(Locale.ROOT);
    if (lower.contains("<svg")) {
      return ImageType.SVG;
    }
    boolean printable = head.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c));
    return printable ? ImageType.TEXT : ImageType.UNKNOWN;
  }
}
