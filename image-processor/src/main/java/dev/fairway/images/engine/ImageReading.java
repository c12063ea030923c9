package dev.fairway.images.engine;

import dev.fairway.images.engine.header.IccProfile;
import dev.fairway.images.engine.header.ImageHeader;
import dev.fairway.images.engine.header.ImageType;
import dev.fairway.images.engine.header.JpegScans;
import dev.fairway.images.engine.look.AreaAverage;
import dev.fairway.images.engine.look.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** One decoding with ImageIO, down to a size and into sRGB. */
final class ImageReading {

  private final Picture picture;
  private final int step;

  /**
   * @param step 1 to keep all pixels, 2 to keep every second of a row and column, and so on
   */
  ImageReading(Picture picture, int step) {
    this.picture = picture;
    this.step = step;
  }

  /**
   * @throws IOException if the file is broken, or the limit ended the reading
   */
  Pixels read(Size stored, TimeLimit limit) throws IOException {
    ImageHeader header = picture.header();
    if (header.type() == ImageType.JPEG && !JpegScans.areComplete(picture.bytes())) {
      throw new IIOException("it ends too early");
    }
    Pixels small = shrink(decode(limit), stored);
    byte[] icc = header.icc();
    // The JPEG reader converts while it reads; the other readers pass the profile over.
    return icc == null || header.type() == ImageType.JPEG || IccProfile.isSrgb(icc)
        ? small
        : ColourConversion.toSrgb(small, icc);
  }

  private static Pixels shrink(BufferedImage image, Size size) {
    SampleRows rows = new SampleRows(image);
    AreaAverage average =
        new AreaAverage(
            image.getWidth(), image.getHeight(), rows.bands(), size.width(), size.height());
    for (int y = 0; y < image.getHeight(); y++) {
      average.add(rows.row(y), 0);
    }
    return average.result();
  }

  private BufferedImage decode(TimeLimit limit) throws IOException {
    ImageReader reader = reader();
    try (ImageInputStream in = ImageIO.createImageInputStream(picture.file().toFile())) {
      reader.setInput(in, true, true);
      reader.addIIOReadProgressListener(new StopAtLimit(limit));
      ImageReadParam how = reader.getDefaultReadParam();
      how.setSourceSubsampling(step, step, 0, 0);
      BufferedImage image =
          picture.header().type() == ImageType.GIF
              ? GifCanvas.read(reader, how, picture)
              : reader.read(0, how);
      limit.check();
      return image;
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      // The readers answer broken data with whatever their parsing runs into.
      throw new IIOException("its data makes no sense: " + e, e);
    } finally {
      reader.dispose();
    }
  }

  private ImageReader reader() {
    Iterator<ImageReader> readers =
        ImageIO.getImageReadersByFormatName(picture.header().type().lowerCase());
    if (!readers.hasNext()) {
      throw new IllegalStateException(
          "ImageIO has no reader for " + picture.header().type().inWords());
    }
    return readers.next();
  }
}
