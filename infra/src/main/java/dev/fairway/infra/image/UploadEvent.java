package dev.fairway.infra.image;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.events.CfnRule;

/** The parts of an S3 "Object Created" event that a task gets as variables of its environment. */
enum UploadEvent {
  EVENT_ID("$.id"),
  EVENT_TIME("$.time"),
  OBJECT_BUCKET("$.detail.bucket.name"),
  OBJECT_KEY("$.detail.object.key"),
  OBJECT_VERSION_ID("$.detail.object.version-id"),
  OBJECT_ETAG("$.detail.object.etag"),
  OBJECT_SIZE("$.detail.object.size"),
  OBJECT_SEQUENCER("$.detail.object.sequencer");

  private final String path;

  UploadEvent(String path) {
    this.path = path;
  }

  /** Turns the event into the overrides that RunTask takes, at most 8,192 characters. */
  static CfnRule.InputTransformerProperty asOverridesOf(String container) {
    Map<String, String> paths = new LinkedHashMap<>();
    for (UploadEvent part : values()) {
      paths.put(part.variable(), part.path);
    }
    String environment =
        Arrays.stream(values()).map(UploadEvent::override).collect(Collectors.joining(","));
    return CfnRule.InputTransformerProperty.builder()
        .inputPathsMap(paths)
        .inputTemplate(
            "{\"containerOverrides\":[{\"name\":\"%s\",\"environment\":[%s]}]}"
                .formatted(container, environment))
        .build();
  }

  private String override() {
    return "{\"name\":\"%s\",\"value\":%s}".formatted(name(), placeholder());
  }

  /**
   * A placeholder without quotes becomes the value as JSON, so that a quote in a key is escaped;
   * inside quotes a number becomes text, which RunTask wants, and a missing value becomes empty.
   */
  private String placeholder() {
    String open = "<" + variable() + ">";
    return this == OBJECT_KEY ? open : "\"" + open + "\"";
  }

  private String variable() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
