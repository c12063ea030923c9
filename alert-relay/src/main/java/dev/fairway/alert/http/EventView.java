package dev.fairway.alert.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fairway.alert.book.EventRecords;
import dev.fairway.alert.event.Occurrence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of an alert's events as clients see it. */
@Schema(name = "AlertEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
    String id,
    Instant at,
    String detailType,
    String rule,
    String resource,
    String revision,
    @Nullable Integer exitCode,
    String stopCode,
    String reason,
    @Schema(description = "How long the task ran", example = "PT12M3S", type = "string")
        @Nullable Duration ran,
    @Schema(description = "The event, with what was read of it under fairway", type = "object")
        JsonNode event) {

  static EventView of(EventRecords.Kept kept) {
    Occurrence occurrence = kept.occurrence();
    return new EventView(
        occurrence.id(),
        occurrence.at(),
        occurrence.detailType(),
        kept.rule(),
        occurrence.resource(),
        occurrence.revision(),
        occurrence.exitCode(),
        occurrence.stopCode(),
        occurrence.reason(),
        occurrence.ran().orElse(null),
        occurrence.event());
  }
}
