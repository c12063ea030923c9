package dev.fairway.images.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class RefusalTest {

  private final EngineUnderTest engineUnderTest;
  private final Path folder;
  private final Upload upload;

  RefusalTest(EngineUnderTest engineUnderTest, @TempDir Path folder) {
    this.engineUnderTest = engineUnderTest;
    this.folder = folder;
    this.upload = Upload.to(folder, engineUnderTest.engine());
  }

  @Test
  void refusesNothing() throws Exception {
    assertThat(upload.rejected(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void refusesMoreBytesThanAllowed() throws Exception {
    byte[] photo = TestImages.jpeg(TestImages.quadrants(100, 100));

    Rejected rejected =
        upload.with(ImageLimits.defaults().withMaxBytes(photo.length - 1)).rejected(photo);

    assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(upload.with(ImageLimits.defaults().withMaxBytes(photo.length)).process(photo))
        .isInstanceOf(Processed.class);
  }

  @Test
  void refusesTextThatIsNamedJpg() throws Exception {
    Rejected rejected = upload.rejected("Dear photo".getBytes(StandardCharsets.UTF_8));

    assertThat(rejected.reason()).isEqualTo(Reason.UNKNOWN_TYPE);
    assertThat(rejected.message())
        .isEqualTo(
            "The file is text, whatever its name says; upload JPEG, PNG, GIF, WebP or AVIF.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<?xml version='1.0'?>\n<!-- drawn --><svg width='9'></svg>",
        "II*\0 a TIFF",
        "\0\0\0\20ftypheic\0\0\0\0"
      })
  void refusesKindsThatAreNotTaken(String start) throws Exception {
    Processing processing =
        upload.process(
            "image.png", start.getBytes(StandardCharsets.ISO_8859_1), Duration.ofMinutes(1));

    Reason reason = ((Rejected) processing).reason();
    // What decodes HEIC finds this one broken.
    assertThat(reason)
        .isIn(
            Reason.UNSUPPORTED_TYPE,
            start.contains("heic") && engineUnderTest == EngineUnderTest.LIBVIPS
                ? Reason.BROKEN
                : Reason.UNSUPPORTED_TYPE);
  }

  @Test
  void asksForAJpegInsteadOfAHeicThatItCannotDecode() throws Exception {
    assumeTrue(upload.engine().writes(RenditionFormat.AVIF), "No AVIF to make a HEIC of");
    RenditionPlan avif = new RenditionPlan(List.of(160), List.of(RenditionFormat.AVIF), false);
    byte[] jpeg = TestImages.jpeg(TestImages.quadrants(200, 100));
    Path file = upload.with(avif).processed(jpeg).renditions().getFirst().file();
    String heic =
        Files.readString(file, StandardCharsets.ISO_8859_1)
            .replace("avif", "heic")
            .replace("av01", "hvc1")
            .replace("av1C", "hvcC");

    Rejected rejected = upload.rejected(heic.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(rejected.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
    assertThat(rejected.message()).contains("HEIC").endsWith("upload it as a JPEG.");
  }

  @Test
  void refusesAGifOfImpossibleSize() throws Exception {
    byte[] gif = TestImages.gif(TestImages.quadrants(20, 20));
    Arrays.fill(gif, 6, 10, (byte) 0xFF);

    assertThat(upload.rejected(gif).reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @Test
  void refusesAJpegHeaderOfImpossibleSize() throws Exception {
    byte[] jpeg = TestImages.jpeg(TestImages.quadrants(20, 20));
    int frame = frameHeader(jpeg);
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65_000).putShort(frame + 7, (short) 65_000);

    Rejected rejected = upload.rejected(jpeg);

    assertThat(rejected.reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
    assertThat(rejected.message()).contains("65000 × 65000", "100 megapixels");
  }

  private static int frameHeader(byte[] jpeg) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xC0) {
      at += 2 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xFFFF);
    }
    return at;
  }

  @Test
  void refusesAPngBomb() throws Exception {
    byte[] bomb = blackPng(30_000, 30_000);

    assertThat(bomb.length).isLessThan(1_000_000);
    assertThat(upload.rejected(bomb).reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  /** One bit a pixel, all zero. */
  private static byte[] blackPng(int width, int height) throws Exception {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {1, 0, 0, 0, 0});
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(rows)) {
      byte[] row = new byte[1 + (width + 7) / 8];
      for (int y = 0; y < height; y++) {
        deflater.write(row);
      }
    }
    return ExifBytes.concat(
        "\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1),
        ExifBytes.pngChunk("IHDR", header.array()),
        ExifBytes.pngChunk("IDAT", rows.toByteArray()),
        ExifBytes.pngChunk("IEND", new byte[0]));
  }

  @Test
  void refusesASideThatIsTooLong() throws Exception {
    assertThat(upload.rejected(blackPng(40_000, 10)).reason()).isEqualTo(Reason.DIMENSIONS);
    assertThat(upload.rejected(blackPng(0, 10)).reason()).isEqualTo(Reason.DIMENSIONS);
  }

  @Test
  void refusesAnEndlessAnimation() throws Exception {
    ImageLimits limits = new ImageLimits(50_000_000, 100_000_000, 32_767, 3, 512 << 20);

    assertThat(upload.with(limits).rejected(Colours.animation(4)).reason())
        .isEqualTo(Reason.TOO_MANY_FRAMES);
    assertThat(upload.with(limits).process(Colours.animation(3))).isInstanceOf(Processed.class);
  }

  @Test
  void refusesWhatTakesTooMuchMemoryToDecode() throws Exception {
    ImageLimits limits = new ImageLimits(50_000_000, 100_000_000, 32_767, 3, 64 << 20);
    byte[] png =
        TestImages.interlacedPng(new BufferedImage(5_000, 5_000, BufferedImage.TYPE_3BYTE_BGR));

    assertThat(upload.with(limits).rejected(png).reason()).isEqualTo(Reason.TOO_MUCH_MEMORY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "progressive", "png", "interlaced", "gif", "webp"})
  void refusesAFileThatWasCutOff(String kind) throws Exception {
    BufferedImage image = TestImages.photo(400, 300);
    byte[] whole =
        switch (kind) {
          case "jpeg" -> TestImages.jpeg(image);
          case "progressive" -> TestImages.progressiveJpeg(image);
          case "png" -> TestImages.png(image);
          case "interlaced" -> TestImages.interlacedPng(image);
          case "gif" -> TestImages.gif(image);
          default -> TestImages.webp(image);
        };
    assertThat(upload.process(whole)).isInstanceOf(Processed.class);

    for (double part : new double[] {0.01, 0.5, 0.97}) {
      Rejected rejected = upload.rejected(Arrays.copyOf(whole, (int) (whole.length * part)));
      assertThat(rejected.reason()).as("the first %s of %s", part, kind).isEqualTo(Reason.BROKEN);
      assertThat(rejected.message()).contains("truncated or damaged");
    }
  }

  @Test
  void refusesDamagedData() throws Exception {
    byte[] png = TestImages.png(TestImages.photo(400, 300));
    Arrays.fill(png, png.length / 2, png.length / 2 + 500, (byte) 0x55);

    assertThat(upload.rejected(png).reason()).isEqualTo(Reason.BROKEN);
  }

  @Test
  void survivesWhateverBytesFollowAGoodStart() throws Exception {
    byte[][] originals = {
      TestImages.jpeg(TestImages.quadrants(64, 48)),
      TestImages.png(TestImages.quadrants(64, 48)),
      TestImages.gif(TestImages.quadrants(64, 48)),
      TestImages.webp(TestImages.quadrants(64, 48)),
      ExifBytes.inJpeg(TestImages.jpeg(TestImages.quadrants(64, 48)), ExifBytes.everything())
    };
    Random random = new Random(42);
    for (byte[] original : originals) {
      for (int round = 0; round < 40; round++) {
        byte[] damaged = original.clone();
        for (int i = 0; i < 6; i++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        assertThat(upload.process(damaged)).isNotNull();
      }
    }
  }

  @Test
  void givesUpWhenTheTimeIsUp() throws Exception {
    byte[] photo = TestImages.jpeg(TestImages.quadrants(100, 100));

    Processing processing = upload.process("upload.jpg", photo, Duration.ofNanos(1));

    assertThat(((Rejected) processing).reason()).isEqualTo(Reason.TOO_SLOW);
  }

  @Test
  void stopsADecodingThatRunsLong() throws Exception {
    byte[] png = blackPng(10_000, 10_000);
    long start = System.nanoTime();

    Processing processing = upload.process("upload.png", png, Duration.ofMillis(100));

    assertThat(processing)
        .isInstanceOfSatisfying(
            Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(Reason.TOO_SLOW));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }
}
