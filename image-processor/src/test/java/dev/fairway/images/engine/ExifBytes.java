package dev.fairway.images.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes camera notes (EXIF 2.32) and colour profiles into images. */
final class ExifBytes {

  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  private final ByteBuffer tiff =
      ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN).put(tiffHeader());
  private int heap = 256;

  private ExifBytes() {}

  private static byte[] tiffHeader() {
    return new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0};
  }

  static byte[] orientation(int value) {
    ExifBytes exif = new ExifBytes();
    exif.tiff.putShort((short) 1);
    exif.entry(0x0112, SHORT, 1, value);
    return exif.bytes();
  }

  /** A Nikon Z 6 in Paris on 2024-05-06 at 07:08:09+02:00. */
  static byte[] everything() {
    ExifBytes exif = new ExifBytes();
    exif.tiff.putShort((short) 4);
    exif.text(0x010F, "NIKON CORPORATION");
    exif.text(0x0110, "NIKON Z 6");
    exif.entry(0x8769, LONG, 1, 80);
    exif.entry(0x8825, LONG, 1, 130);
    exif.tiff.position(80);
    exif.tiff.putShort((short) 2);
    exif.text(0x9003, "2024:05:06 07:08:09");
    exif.text(0x9011, "+02:00");
    exif.tiff.position(130);
    exif.tiff.putShort((short) 4);
    exif.entry(0x0001, ASCII, 2, 'N');
    exif.degrees(0x0002, 48, 30);
    exif.entry(0x0003, ASCII, 2, 'E');
    exif.degrees(0x0004, 2, 15);
    return exif.bytes();
  }

  private void entry(int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private void text(int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    entry(tag, ASCII, bytes.length, heap);
    tiff.put(heap, bytes);
    heap += bytes.length;
  }

  private void degrees(int tag, int degrees, int minutes) {
    entry(tag, RATIONAL, 3, heap);
    for (int value : new int[] {degrees, minutes, 0}) {
      tiff.putInt(heap, value).putInt(heap + 4, 1);
      heap += 8;
    }
  }

  private byte[] bytes() {
    return tiff.array();
  }

  static byte[] inJpeg(byte[] jpeg, byte[] exif) {
    return withSegment(jpeg, 0xE1, concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif));
  }

  static byte[] profileInJpeg(byte[] jpeg, byte[] icc) {
    return withSegment(
        jpeg, 0xE2, concat("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII), icc));
  }

  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer segment = ByteBuffer.allocate(4 + content.length);
    segment.put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2)).put(content);
    return inserted(jpeg, 2, segment.array());
  }

  static byte[] inPng(byte[] png, byte[] exif) {
    return inserted(png, 33, pngChunk("eXIf", exif));
  }

  static byte[] profileInPng(byte[] png, byte[] icc) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(new byte[] {'p', 0, 0});
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(content)) {
      deflater.write(icc);
    }
    return inserted(png, 33, pngChunk("iCCP", content.toByteArray()));
  }

  static byte[] pngChunk(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
    chunk.putInt(content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + content.length);
    return chunk.putInt((int) crc.getValue()).array();
  }

  private static byte[] inserted(byte[] file, int at, byte[] part) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    out.writeBytes(part);
    out.write(file, at, file.length - at);
    return out.toByteArray();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
