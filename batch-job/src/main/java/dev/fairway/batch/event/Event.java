package dev.fairway.batch.event;

import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * An event for a bus.
 *
 * @param bus its name
 * @param detail a JSON object
 */
public record Event(String bus, String source, String detailType, String detail) {

  PutEventsRequestEntry entry() {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source(source)
        .detailType(detailType)
        .detail(detail)
        .build();
  }
}
