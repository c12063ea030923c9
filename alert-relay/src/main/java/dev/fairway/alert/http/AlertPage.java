package dev.fairway.alert.http;

import dev.fairway.alert.book.AlertList;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the alerts, the newest first. */
@Schema(name = "AlertPage")
record AlertPage(
    List<AlertView> alerts,
    @Schema(description = "What to send as after for the next page; null at the end")
        @Nullable String next) {

  static AlertPage of(AlertList.Page page) {
    return new AlertPage(
        page.alerts().stream().map(AlertView::of).toList(),
        page.next().map(Cursors::write).orElse(null));
  }
}
