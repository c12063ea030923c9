package dev.fairway.images;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.common.failure.OutOfReachException;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/**
 * Tells an EventBridge bus of each record, as {@code Image Processed} or {@code Image Rejected}
 * from {@code fairway.images}. The detail is the record with an {@code id} that is the same however
 * often it is told, so that whoever listens can tell a repetition.
 */
final class Announcements implements RecordFollower {

  private static final String SOURCE = "fairway.images";
  private static final Map<String, String> DETAIL_TYPES =
      Map.of("PROCESSED", "Image Processed", "REJECTED", "Image Rejected");

  private final Supplier<EventBridgeClient> events;
  private final String bus;

  /**
   * @param bus the name of the event bus; blank: nobody is told
   */
  Announcements(Supplier<EventBridgeClient> events, String bus) {
    this.events = events;
    this.bus = bus;
  }

  @Override
  public void follow(StoredRecord record) throws InterruptedException {
    if (bus.isBlank()) {
      return;
    }
    PutEventsRequestEntry entry = entry(record);
    PutEventsResponse answer =
        calling(
            "announcing %s on the event bus %s".formatted(record.image(), bus),
            () -> events.get().putEvents(put -> put.entries(entry)));
    if (answer.failedEntryCount() > 0) {
      throw new OutOfReachException(
          "The event bus %s did not take the event of %s: %s"
              .formatted(bus, record.image(), answer.entries().getFirst().errorMessage()));
    }
  }

  private PutEventsRequestEntry entry(StoredRecord record) {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source(SOURCE)
        .detailType(DETAIL_TYPES.get(record.status()))
        .detail("{\"id\":\"" + record.id() + "\"," + record.json().substring(1))
        .build();
  }
}
