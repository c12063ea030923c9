package dev.fairway.batch;

import dev.fairway.batch.event.Event;
import dev.fairway.batch.event.Events;
import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.Report;
import dev.fairway.batch.window.Window;
import dev.fairway.common.failure.OutOfReachException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells an event bus of each report that is there, as {@code Report Ready} from {@code
 * fairway.reports}. The id is the same however often a report of the same inputs is told.
 */
final class Announcements {

  private final Events events;
  private final String bus;
  private final String reportsBucket;

  /**
   * @param bus blank: nobody is told
   */
  Announcements(Events events, String bus, String reportsBucket) {
    this.events = events;
    this.bus = bus;
    this.reportsBucket = reportsBucket;
  }

  void announce(Report report, Window window, Made made) throws InterruptedException {
    if (bus.isBlank()) {
      return;
    }
    Event event =
        new Event(bus, "fairway.reports", "Report Ready", detail(report, window, made).toString());
    if (!events.put(List.of(event)).isEmpty()) {
      throw new OutOfReachException(
          "The event bus %s did not take the event of %s, %s."
              .formatted(bus, report.name(), window));
    }
  }

  private ObjectNode detail(Report report, Window window, Made made) {
    String id = "%s:%s:%s".formatted(report.name(), window.start(), digest(made));
    ObjectNode detail =
        JsonMapper.shared().createObjectNode().put("id", id).put("report", report.name());
    detail
        .putObject("window")
        .put("start", window.start().toString())
        .put("end", window.end().toString());
    return detail
        .put("state", made.state() == Made.State.CORRECTED ? "CORRECTED" : "NEW")
        .put("bucket", reportsBucket)
        .put("manifest", made.manifestKey())
        .put("page", made.pageKey())
        .put("rowsRead", made.rowsRead())
        .put("rowsRejected", made.rowsRejected());
  }

  /** The inputs' digest is the folder that the page lies in. */
  private static String digest(Made made) {
    String[] folders = made.pageKey().split("/");
    return folders.length < 2 ? made.pageKey() : folders[folders.length - 2];
  }
}
