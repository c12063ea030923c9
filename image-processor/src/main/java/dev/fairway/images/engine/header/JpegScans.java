package dev.fairway.images.engine.header;

/** Walks a whole JPEG, as a decoder that forgives truncation would not tell. */
public final class JpegScans {

  private JpegScans() {}

  /** Whether the scans are ended by an end-of-image marker. */
  public static boolean areComplete(ImageBytes file) {
    boolean scan = false;
    long last = file.size() - 1;
    long at = 2;
    while (at < last) {
      int marker = file.u8(at) == 0xFF ? file.u8(at + 1) : 0;
      if (marker == 0xD9) {
        return scan;
      }
      if (marker <= 0x01 || marker == 0xFF || marker >= 0xD0 && marker <= 0xD8) {
        at++;
      } else {
        scan |= marker == 0xDA;
        at += at + 3 < file.size() ? 2 + file.u16(at + 2) : 2;
      }
    }
    return false;
  }
}
