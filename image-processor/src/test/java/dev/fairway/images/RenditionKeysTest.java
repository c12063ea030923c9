package dev.fairway.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RenditionKeysTest {

  @Test
  void liesUnderTheKeyAndSequencerOfTheUpload() {
    assertThat(RenditionKeys.folder("in/a b.jpg", new Sequencer("0A1")))
        .isEqualTo("in/a b.jpg/A1/");
  }

  @Test
  void aKeyThatLeavesNoRoomIsHashed() {
    String folder = RenditionKeys.folder("ä".repeat(500), new Sequencer("F".repeat(64)));
    assertThat(folder).matches("[0-9a-f]{64}/F{64}/");
    String longest = RenditionKeys.folder("a".repeat(948), new Sequencer("F".repeat(64)));
    assertThat((longest + "16383.webp").getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(1024);
  }

  @Test
  void readsTheSequencerOfAFolderBack() {
    assertThat(RenditionKeys.sequencer("in/a.jpg", "in/a.jpg/A1/")).contains(new Sequencer("A1"));
    assertThat(RenditionKeys.sequencer("in", "in/holiday/")).isEmpty();
    assertThat(RenditionKeys.sequencer("in", "inn/A1/")).isEmpty();
  }

  @Test
  void leavesOtherImagesInTheFolderAlone() {
    assertThat(RenditionKeys.isRendition("in/A1/", "in/A1/320.webp")).isTrue();
    assertThat(RenditionKeys.isRendition("in/A1/", "in/A1/photo.jpg/B2/320.webp")).isFalse();
    assertThat(RenditionKeys.isRendition("in/A1/", "in/A1/320.webp/B2/320.webp")).isFalse();
  }
}
