package dev.fairway.images;

import static software.amazon.awssdk.enhanced.dynamodb.AttributeConverterProvider.defaultProvider;

import dev.fairway.images.engine.GpsPosition;
import dev.fairway.images.engine.ImageFacts;
import dev.fairway.images.engine.Processed;
import dev.fairway.images.engine.Rejected;
import dev.fairway.images.engine.Rendition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of a record in the images table. */
final class ImageDocument {

  private ImageDocument() {}

  static EnhancedDocument of(ImageRecord record) {
    EnhancedDocument.Builder document = builder();
    writeEvent(document, record.event());
    document
        .putString("status", record.status())
        .putNumber("bytes", record.bytes())
        .putString("processedAt", record.processedAt().toString())
        .putNumber("durationMillis", record.took().toMillis())
        .putString("engine", record.engine());
    putIfKnown(document, "taskArn", record.taskArn());
    if (record.expiresAt() != null) {
      document.putNumber("expiresAt", record.expiresAt().getEpochSecond());
    }
    switch (record.result()) {
      case Processed processed -> writeResult(document, record.event(), processed);
      case Rejected rejected ->
          document
              .putString("reason", rejected.reason().name())
              .putString("message", rejected.message());
    }
    return document.build();
  }

  static StoredRecord read(EnhancedDocument document) {
    return new StoredRecord(
        text(document, "image"),
        new Sequencer(text(document, "sequencer").replaceFirst("^0+(?=.)", "")),
        Instant.parse(text(document, "receivedAt")),
        EnhancedDocument.fromAttributeValueMap(inOrder(document.toMap())).toJson());
  }

  private static void writeEvent(EnhancedDocument.Builder document, ObjectEvent event) {
    document
        .putString("image", event.image())
        .putString("sequencer", event.sequencer().padded())
        .putString("bucket", event.bucket())
        .putString("key", event.key())
        .putString("eventId", event.id())
        .putString("correlationId", event.id())
        .putString("receivedAt", event.time().toString());
    putIfKnown(document, "versionId", event.versionId());
    putIfKnown(document, "etag", event.etag());
  }

  private static void writeResult(
      EnhancedDocument.Builder document, ObjectEvent event, Processed processed) {
    ImageFacts facts = processed.facts();
    document
        .putString("format", facts.format())
        .putNumber("width", facts.width())
        .putNumber("height", facts.height())
        .putNumber("frames", facts.frames())
        .putString("dominantColour", facts.dominantColour())
        .putString("placeholder", facts.placeholder())
        .putString("perceptualHash", facts.perceptualHash());
    putIfKnown(document, "capturedAt", facts.capturedAt());
    putIfKnown(document, "camera", facts.camera());
    GpsPosition gps = facts.gps();
    if (gps != null) {
      document.putNumber("latitude", gps.latitude()).putNumber("longitude", gps.longitude());
    }
    document.putList(
        "renditions",
        processed.renditions().stream().map(rendition -> of(event, rendition)).toList(),
        EnhancedType.of(EnhancedDocument.class));
  }

  private static EnhancedDocument of(ObjectEvent event, Rendition rendition) {
    return builder()
        .putString("key", RenditionKeys.key(event, rendition))
        .putNumber("width", rendition.width())
        .putNumber("height", rendition.height())
        .putString("format", rendition.format().extension())
        .putNumber("bytes", rendition.bytes())
        .putString("sha256", rendition.sha256())
        .build();
  }

  private static EnhancedDocument.Builder builder() {
    return EnhancedDocument.builder().attributeConverterProviders(defaultProvider());
  }

  private static void putIfKnown(
      EnhancedDocument.Builder document, String name, @Nullable String value) {
    if (value != null) {
      document.putString(name, value);
    }
  }

  private static String text(EnhancedDocument document, String name) {
    String value = document.getString(name);
    if (value == null) {
      throw new IllegalStateException("A record without " + name + " is in the images table.");
    }
    return value;
  }

  // The table gives attributes back in any order; the same record must make the same line.
  private static Map<String, AttributeValue> inOrder(Map<String, AttributeValue> attributes) {
    var ordered = new TreeMap<String, AttributeValue>();
    attributes.forEach((name, value) -> ordered.put(name, inOrder(value)));
    return ordered;
  }

  private static AttributeValue inOrder(AttributeValue value) {
    return switch (value.type()) {
      case M -> AttributeValue.fromM(inOrder(value.m()));
      case L -> AttributeValue.fromL(inOrder(value.l()));
      default -> value;
    };
  }

  private static List<AttributeValue> inOrder(List<AttributeValue> values) {
    return values.stream().map(ImageDocument::inOrder).toList();
  }
}
