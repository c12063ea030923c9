package dev.fairway.sandbox.tour;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the images table as a person reads it. */
record ImageRecord(Map<String, AttributeValue> item) {

  Instant processedAt() {
    return Instant.parse(text("processedAt"));
  }

  /** One line: the outcome, and the facts or the reason. */
  String summary() {
    if (text("status").equals("REJECTED")) {
      return "REJECTED, " + text("reason") + ": " + text("message");
    }
    return "%s, %s %s x %s, dominant colour %s, by %s"
        .formatted(
            text("status"),
            text("format"),
            text("width"),
            text("height"),
            text("dominantColour"),
            text("engine"));
  }

  List<String> renditionKeys() {
    return renditions().stream().map(rendition -> text(rendition, "key")).toList();
  }

  /** A line for each rendition, with the file that it was downloaded to. */
  List<String> renditionLines(List<Path> files) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Map<String, AttributeValue> rendition = renditions().get(i);
      lines.add(
          "%-5s %5s x %-5s %9s  %s"
              .formatted(
                  text(rendition, "format").toLowerCase(java.util.Locale.ROOT),
                  text(rendition, "width"),
                  text(rendition, "height"),
                  Bytes.readable(Long.parseLong(text(rendition, "bytes"))),
                  files.get(i)));
    }
    return lines;
  }

  private List<Map<String, AttributeValue>> renditions() {
    AttributeValue renditions = item.get("renditions");
    return renditions == null ? List.of() : renditions.l().stream().map(AttributeValue::m).toList();
  }

  private String text(String name) {
    return text(item, name);
  }

  private static String text(Map<String, AttributeValue> map, String name) {
    AttributeValue value = map.get(name);
    if (value == null) {
      return "(none)";
    }
    return value.n() != null ? value.n() : value.s();
  }
}
