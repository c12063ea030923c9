package dev.fairway.images.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenditionPlanTest {

  private static final List<RenditionFormat> JPEG = List.of(RenditionFormat.JPEG);

  @Test
  void ordersWidthsFromTheWidestAndKeepsEachOnce() {
    assertThat(new RenditionPlan(List.of(320, 2048, 320, 1024), JPEG, false).widths())
        .containsExactly(2048, 1024, 320);
  }

  @Test
  void saysWhatIsWrongWithAWidth() {
    assertThatThrownBy(() -> new RenditionPlan(List.of(320, 0), JPEG, false))
        .hasMessage("A rendition width must be between 1 and 16383, but is 0.");
    assertThatThrownBy(() -> new RenditionPlan(List.of(), JPEG, false))
        .hasMessageStartingWith("No rendition width is configured");
    assertThatThrownBy(() -> new RenditionPlan(List.of(320), List.of(), false))
        .hasMessageStartingWith("No rendition format is configured");
  }

  @Test
  void refusesAPlanOfWhichTheEngineWritesNothing() {
    RenditionPlan avif = new RenditionPlan(List.of(320), List.of(RenditionFormat.AVIF), false);

    assertThatThrownBy(() -> ImagePipeline.create(ImageLimits.defaults(), avif, Engine.java()))
        .hasMessageContaining("can write none of the configured rendition formats");
  }
}
