package dev.fairway.images.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ImagePipelineTest {

  private final EngineUnderTest engineUnderTest;
  private final Path folder;
  private final Upload upload;

  ImagePipelineTest(EngineUnderTest engineUnderTest, @TempDir Path folder) {
    this.engineUnderTest = engineUnderTest;
    this.folder = folder;
    this.upload = Upload.to(folder, engineUnderTest.engine());
  }

  @Test
  void makesEveryWidthInEveryFormat() throws Exception {
    Processed processed = upload.processed(TestImages.jpeg(TestImages.photo(800, 601)));

    assertThat(processed.renditions())
        .extracting(Rendition::width, Rendition::height, Rendition::format)
        .containsExactly(
            tuple(320, 240, RenditionFormat.WEBP),
            tuple(320, 240, RenditionFormat.JPEG),
            tuple(160, 120, RenditionFormat.WEBP),
            tuple(160, 120, RenditionFormat.JPEG));
    for (Rendition rendition : processed.renditions()) {
      byte[] file = Files.readAllBytes(rendition.file());
      BufferedImage image = Upload.decoded(rendition);
      assertThat(image.getWidth()).isEqualTo(rendition.width());
      assertThat(image.getHeight()).isEqualTo(rendition.height());
      assertThat(rendition.bytes()).isEqualTo(file.length);
      assertThat(rendition.sha256())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    }
  }

  @Test
  void neverEnlargesAndWritesNoWidthTwice() throws Exception {
    Processed processed = upload.processed(TestImages.png(TestImages.quadrants(150, 100)));

    assertThat(processed.renditions()).extracting(Rendition::width).containsExactly(150, 150);
    assertThat(processed.renditions()).extracting(Rendition::height).containsExactly(100, 100);
  }

  @Test
  void keepsATallImageWithinWhatWebpHolds() throws Exception {
    Processed processed = upload.processed(TestImages.png(TestImages.quadrants(20, 20_000)));

    assertThat(processed.renditions())
        .extracting(Rendition::width, Rendition::height)
        .containsOnly(tuple(16, 16_383));
  }

  @ParameterizedTest
  @CsvSource({
    "1, RGBY", "2, GRYB", "3, YBGR", "4, BYRG", "5, RBGY", "6, BRYG", "7, YGBR", "8, GYRB"
  })
  void turnsUpright(int orientation, String expected) throws Exception {
    byte[] jpeg = TestImages.jpeg(TestImages.quadrants(480, 320));

    Processed processed =
        upload.processed(ExifBytes.inJpeg(jpeg, ExifBytes.orientation(orientation)));

    boolean sideways = orientation > 4;
    assertThat(processed.facts().width()).isEqualTo(sideways ? 320 : 480);
    assertThat(processed.facts().height()).isEqualTo(sideways ? 480 : 320);
    for (Rendition rendition : processed.renditions()) {
      BufferedImage image = Upload.decoded(rendition);
      assertThat(image.getWidth() < image.getHeight()).isEqualTo(sideways);
      assertThat(Colours.corners(image)).isEqualTo(expected);
    }
  }

  @Test
  void turnsAPngUprightToo() throws Exception {
    byte[] png = TestImages.png(TestImages.quadrants(480, 320));

    BufferedImage image =
        upload.widest(ExifBytes.inPng(png, ExifBytes.orientation(6)), RenditionFormat.JPEG);

    assertThat(Colours.corners(image)).isEqualTo("BRYG");
  }

  @Test
  void readsTheFactsAndKeepsThePositionOut() throws Exception {
    byte[] photo =
        ExifBytes.inJpeg(TestImages.jpeg(TestImages.quadrants(480, 320)), ExifBytes.everything());

    ImageFacts facts = upload.processed(photo).facts();

    assertThat(facts.format()).isEqualTo("jpeg");
    assertThat(facts.capturedAt()).isEqualTo("2024-05-06T07:08:09+02:00");
    assertThat(facts.camera()).isEqualTo("NIKON Z 6");
    assertThat(facts.gps()).isNull();
    assertThat(facts.perceptualHash()).matches("[0-9a-f]{16}");
    assertThat(facts.placeholder()).hasSizeBetween(20, 40);
  }

  @Test
  void givesThePositionWhereConfigured() throws Exception {
    byte[] photo =
        ExifBytes.inJpeg(TestImages.jpeg(TestImages.quadrants(480, 320)), ExifBytes.everything());
    RenditionPlan withGps = new RenditionPlan(List.of(160), List.of(RenditionFormat.JPEG), true);

    assertThat(upload.with(withGps).processed(photo).facts().gps())
        .isEqualTo(new GpsPosition(48.5, 2.25));
  }

  @Test
  void leavesNoMetadataInTheRenditions() throws Exception {
    byte[] photo =
        ExifBytes.profileInJpeg(
            ExifBytes.inJpeg(
                TestImages.jpeg(TestImages.quadrants(480, 320)), ExifBytes.everything()),
            Colours.LINEAR_PROFILE);

    for (Rendition rendition : upload.processed(photo).renditions()) {
      Metadata metadata = ImageMetadataReader.readMetadata(rendition.file().toFile());
      assertThat(metadata.getDirectories())
          .extracting(Directory::getName)
          .containsAnyOf("JPEG", "WebP")
          .doesNotContain("GPS", "ICC Profile", "XMP");
      // libvips 8.14 writes an EXIF block of its own, with the resolution.
      for (Directory directory : metadata.getDirectories()) {
        assertThat(directory.getTags())
            .extracting(tag -> String.valueOf(tag.getDescription()))
            .noneMatch(value -> value.contains("NIKON") || value.contains("2024:05"));
      }
    }
  }

  @Test
  void showsWhiteThroughTransparencyInJpegAndKeepsItInWebp() throws Exception {
    BufferedImage clear =
        TestImages.plain(200, 100, new Color(200, 0, 0, 0), BufferedImage.TYPE_4BYTE_ABGR);
    clear.setRGB(0, 0, 0xFFFF0000);
    byte[] png = TestImages.png(clear);

    assertThat(Colours.at(upload.widest(png, RenditionFormat.JPEG), 0.7, 0.5)).isEqualTo("W");
    BufferedImage webp = upload.widest(png, RenditionFormat.WEBP);
    assertThat(webp.getRGB(150, 50) >>> 24).isZero();
  }

  @Test
  void keepsEdgesOfTransparencyFreeOfHiddenColours() throws Exception {
    BufferedImage half = new BufferedImage(640, 640, BufferedImage.TYPE_4BYTE_ABGR);
    for (int y = 0; y < 640; y++) {
      for (int x = 0; x < 640; x++) {
        half.setRGB(x, y, (x + y) % 2 == 0 ? 0xFF0000FF : 0x00FF0000);
      }
    }

    BufferedImage webp = upload.widest(TestImages.png(half), RenditionFormat.WEBP);

    int argb = webp.getRGB(160, 160);
    assertThat(argb >>> 24).isBetween(120, 136);
    assertThat(argb >> 16 & 0xFF).isLessThan(40);
  }

  @Test
  void takesGreyAsItIs() throws Exception {
    BufferedImage grey = new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 100);

    assertThat(Colours.grey(upload.widest(TestImages.jpeg(grey), RenditionFormat.JPEG)))
        .isBetween(97, 103);
    assertThat(Colours.grey(upload.widest(TestImages.png(grey), RenditionFormat.WEBP)))
        .isBetween(97, 103);
  }

  @Test
  void takesSixteenBits() throws Exception {
    assertThat(
            Colours.corners(upload.widest(Colours.sixteenBitPng(480, 320), RenditionFormat.JPEG)))
        .isEqualTo("RGBY");
  }

  @Test
  void takesInterlacedAndProgressiveFiles() throws Exception {
    BufferedImage image = TestImages.quadrants(480, 320);

    assertThat(
            Colours.corners(upload.widest(TestImages.interlacedPng(image), RenditionFormat.JPEG)))
        .isEqualTo("RGBY");
    assertThat(
            Colours.corners(upload.widest(TestImages.progressiveJpeg(image), RenditionFormat.JPEG)))
        .isEqualTo("RGBY");
  }

  @Test
  void takesPrintersInks() throws Exception {
    BufferedImage image = upload.widest(Colours.cmykJpeg(), RenditionFormat.JPEG);

    assertThat(Colours.at(image, 0.25, 0.5)).as("no ink").isEqualTo("W");
    int red = image.getRGB(image.getWidth() * 3 / 4, image.getHeight() / 2);
    assertThat(red >> 16 & 0xFF).as("magenta and yellow").isGreaterThan(170);
    assertThat(red >> 8 & 0xFF).isLessThan(80);
    assertThat(red & 0xFF).isLessThan(80);
  }

  @Test
  void convertsFromAColourProfile() throws Exception {
    byte[] linear =
        ExifBytes.profileInJpeg(
            TestImages.jpeg(
                TestImages.plain(400, 300, new Color(55, 55, 55), BufferedImage.TYPE_INT_RGB)),
            Colours.LINEAR_PROFILE);

    assertThat(Colours.grey(upload.widest(linear, RenditionFormat.JPEG))).isBetween(122, 134);
  }

  @Test
  void convertsAPngFromAColourProfileToo() throws Exception {
    byte[] linear =
        ExifBytes.profileInPng(
            TestImages.png(
                TestImages.plain(400, 300, new Color(55, 55, 55), BufferedImage.TYPE_INT_RGB)),
            Colours.LINEAR_PROFILE);

    assertThat(Colours.grey(upload.widest(linear, RenditionFormat.JPEG))).isBetween(122, 134);
  }

  @Test
  void takesTheFirstFrameOfAnAnimation() throws Exception {
    byte[] gif = Colours.animation(5);

    Processed processed = upload.processed(gif);

    assertThat(processed.facts().frames()).isEqualTo(5);
    assertThat(processed.facts().format()).isEqualTo("gif");
    assertThat(Colours.corners(Upload.decoded(processed.renditions().get(1)))).isEqualTo("RGBY");
  }

  @Test
  void takesWebp() throws Exception {
    byte[] webp = TestImages.webp(TestImages.quadrants(480, 320));

    assertThat(Colours.corners(upload.widest(webp, RenditionFormat.JPEG))).isEqualTo("RGBY");
  }

  @Test
  void seesTheSameInTheSamePictureAtAnotherSize() throws Exception {
    BufferedImage photo = TestImages.photo(900, 600);
    ImageFacts large = upload.processed(TestImages.png(photo)).facts();
    byte[] small = Files.readAllBytes(folder.resolve("160.jpg"));
    ImageFacts again = upload.processed(small).facts();
    ImageFacts other =
        upload.processed(TestImages.png(photo.getSubimage(450, 0, 450, 600))).facts();

    assertThat(Colours.distance(again.perceptualHash(), large.perceptualHash()))
        .isLessThanOrEqualTo(4);
    assertThat(Colours.distance(other.perceptualHash(), large.perceptualHash())).isGreaterThan(12);
  }

  @Test
  void writesAvifWhereTheEngineCanAndLeavesItOutElsewhere() throws Exception {
    RenditionPlan plan =
        new RenditionPlan(List.of(160), List.of(RenditionFormat.AVIF, RenditionFormat.JPEG), false);

    Processed processed =
        upload.with(plan).processed(TestImages.jpeg(TestImages.quadrants(480, 320)));

    boolean avif = upload.engine().writes(RenditionFormat.AVIF);
    // A libvips may lack an AV1 encoder.
    assertThat(avif && engineUnderTest == EngineUnderTest.JAVA).isFalse();
    assertThat(processed.renditions())
        .extracting(Rendition::format)
        .isEqualTo(
            avif
                ? List.of(RenditionFormat.AVIF, RenditionFormat.JPEG)
                : List.of(RenditionFormat.JPEG));
    if (avif) {
      byte[] file = Files.readAllBytes(processed.renditions().getFirst().file());
      ImageFacts again = upload.processed(file).facts();
      assertThat(again.format()).isEqualTo("avif");
      assertThat(again.width()).isEqualTo(160);
    }
  }
}
