package dev.fairway.images.engine;

import dev.fairway.images.engine.look.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture in the heap. */
final class JavaCanvas implements Canvas {

  private static final float QUALITY = 0.8f;

  private final Pixels pixels;

  JavaCanvas(Pixels pixels) {
    this.pixels = pixels;
  }

  @Override
  public Size size() {
    return new Size(pixels.width(), pixels.height());
  }

  @Override
  public Canvas shrinkTo(Size size) {
    return new JavaCanvas(pixels.shrinkTo(size.width(), size.height()));
  }

  @Override
  public Pixels pixels() {
    return pixels;
  }

  @Override
  public Rendition save(RenditionFormat format, Path file) throws IOException {
    byte[] encoded =
        switch (format) {
          case WEBP -> encode("webp", "Lossy", PackedImage.of(pixels, pixels.hasAlpha()));
          case JPEG -> encode("jpeg", "JPEG", PackedImage.of(pixels, false));
          case AVIF -> throw new IllegalArgumentException("The Java engine writes no AVIF");
        };
    return RenditionFile.write(file, ByteBuffer.wrap(encoded), size(), format);
  }

  private static byte[] encode(String format, String compression, BufferedImage image)
      throws IOException {
    ImageWriter writer = writer(format);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionType(compression);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriter writer(String format) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    if (!writers.hasNext()) {
      throw new IllegalStateException("ImageIO has no writer for " + format);
    }
    return writers.next();
  }

  /** The pixels are the garbage collector's. */
  @Override
  public void close() {}
}
