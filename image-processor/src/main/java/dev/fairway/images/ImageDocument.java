package dev.fairway.images;

import dev.fairway.images.engine.GpsPosition;
import dev.fairway.images.engine.ImageFacts;
import dev.fairway.images.engine.Processed;
import dev.fairway.images.engine.Rejected;
import dev.fairway.images.engine.Rendition;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record as an item of the images table. */
final class ImageDocument {

  private ImageDocument() {}

  static EnhancedDocument of(ImageRecord record) {
    var attributes = new Attributes();
    writeEvent(attributes, record.event());
    writeWork(attributes, record);
    switch (record.result()) {
      case Processed processed -> {
        writeFacts(attributes, processed.facts());
        attributes.maps("renditions", renditions(record.event(), processed));
      }
      case Rejected rejected ->
          attributes.text("reason", rejected.reason().name()).text("message", rejected.message());
    }
    return EnhancedDocument.fromAttributeValueMap(attributes.values());
  }

  static StoredRecord read(Map<String, AttributeValue> item) {
    return new StoredRecord(
        text(item, "image"),
        new Sequencer(text(item, "sequencer")),
        item.containsKey("versionId") ? text(item, "versionId") : null,
        text(item, "status"),
        Instant.parse(text(item, "receivedAt")),
        EnhancedDocument.fromAttributeValueMap(Attributes.inOrder(item)).toJson());
  }

  private static void writeEvent(Attributes attributes, ObjectEvent event) {
    attributes
        .text("image", event.image())
        .text("sequencer", event.sequencer().padded())
        .text("bucket", event.bucket())
        .text("key", event.key())
        .text("versionId", event.versionId())
        .text("etag", event.etag())
        .text("eventId", event.id())
        .text("correlationId", event.id())
        .text("receivedAt", event.time().toString());
  }

  private static void writeWork(Attributes attributes, ImageRecord record) {
    Instant expiresAt = record.expiresAt();
    attributes
        .text("status", record.status())
        .number("bytes", record.bytes())
        .text("processedAt", record.processedAt().toString())
        .number("durationMillis", record.took().toMillis())
        .text("engine", record.engine())
        .text("taskArn", record.taskArn())
        .number("expiresAt", expiresAt == null ? null : expiresAt.getEpochSecond());
  }

  private static void writeFacts(Attributes attributes, ImageFacts facts) {
    GpsPosition gps = facts.gps();
    attributes
        .text("format", facts.format())
        .number("width", facts.width())
        .number("height", facts.height())
        .number("frames", facts.frames())
        .text("capturedAt", facts.capturedAt())
        .text("camera", facts.camera())
        .text("dominantColour", facts.dominantColour())
        .text("placeholder", facts.placeholder())
        .text("perceptualHash", facts.perceptualHash())
        .number("latitude", gps == null ? null : gps.latitude())
        .number("longitude", gps == null ? null : gps.longitude());
  }

  private static List<Attributes> renditions(ObjectEvent event, Processed processed) {
    return processed.renditions().stream().map(rendition -> rendition(event, rendition)).toList();
  }

  private static Attributes rendition(ObjectEvent event, Rendition rendition) {
    return new Attributes()
        .text("key", RenditionKeys.key(event, rendition))
        .number("width", rendition.width())
        .number("height", rendition.height())
        .text("format", rendition.format().name().toLowerCase(Locale.ROOT))
        .number("bytes", rendition.bytes())
        .text("sha256", rendition.sha256());
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    @Nullable String text = value == null ? null : value.s();
    if (text == null) {
      throw new IllegalStateException(
          "An item without the text " + name + " is in the images table: " + item.keySet());
    }
    return text;
  }
}
