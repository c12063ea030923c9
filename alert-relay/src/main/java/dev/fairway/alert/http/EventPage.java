package dev.fairway.alert.http;

import dev.fairway.alert.book.EventRecords;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of an alert's events, the latest first. */
@Schema(name = "AlertEventPage")
record EventPage(
    List<EventView> events,
    @Schema(description = "What to send as after for the next page; null at the end")
        @Nullable String next) {

  /**
   * @param limit that was asked for; a page that is full may have one after it
   */
  static EventPage of(List<EventRecords.Kept> kept, int limit) {
    return new EventPage(
        kept.stream().map(EventView::of).toList(),
        kept.size() < limit ? null : Cursors.write(kept.getLast().position()));
  }
}
