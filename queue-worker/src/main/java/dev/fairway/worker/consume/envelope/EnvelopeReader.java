package dev.fairway.worker.consume.envelope;

import dev.fairway.worker.consume.queue.Bodies;
import dev.fairway.worker.consume.queue.JobLabel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a message; it is strict, and says what would be right. */
public final class EnvelopeReader {

  private static final int SCHEMA = 1;
  private static final int LONGEST_ID = 256;

  /** Records with such an id are the service's own. */
  private static final String RESERVED = "fairway/";

  private final JsonMapper json;

  public EnvelopeReader(JsonMapper json) {
    this.json = json;
  }

  public Reading read(String body) {
    int bytes = Bodies.bytes(body);
    if (bytes > Bodies.MOST_BYTES) {
      return new Reading.Unreadable(
          "The body has %d bytes and is cut here; at most %d are taken, put what is larger into S3."
              .formatted(bytes, Bodies.MOST_BYTES),
          JobLabel.NONE);
    }
    try {
      return envelope(json.readTree(body));
    } catch (JacksonException broken) {
      return new Reading.Unreadable(
          "The body is not JSON: %s. A job is {\"schema\":1,\"id\":…,\"type\":…,\"payload\":…}."
              .formatted(broken.getOriginalMessage()),
          JobLabel.NONE);
    }
  }

  private static Reading envelope(JsonNode root) {
    String id = text(root, "id");
    String type = text(root, "type");
    String correlationId = text(root, "correlationId");
    JsonNode payload = root.path("payload");
    Optional<String> wrong = wrong(root, id, type);
    if (wrong.isPresent() || id == null || type == null) {
      return new Reading.Unreadable(
          wrong.orElse("The envelope is incomplete."), Reading.label(id, type, correlationId));
    }
    return new Envelope(id, type, payload, correlationId == null ? id : correlationId);
  }

  private static Optional<String> wrong(JsonNode root, @Nullable String id, @Nullable String type) {
    if (!root.isObject()) {
      return Optional.of("The body is no JSON object; a job is one, with schema, id and type.");
    }
    JsonNode schema = root.path("schema");
    if (!schema.isInt() || schema.asInt() != SCHEMA) {
      return Optional.of(
          "The schema is %s; this worker reads schema %d."
              .formatted(schema.isMissingNode() ? "missing" : schema, SCHEMA));
    }
    if (id == null || id.length() > LONGEST_ID || id.startsWith(RESERVED)) {
      return Optional.of(
          "The id is %s; it must be a text of 1 to %d characters that does not begin with %s."
              .formatted(id == null ? "missing" : "\"" + id + "\"", LONGEST_ID, RESERVED));
    }
    if (type == null) {
      return Optional.of("The type is missing; it says which handler does the job.");
    }
    return Optional.empty();
  }

  private static @Nullable String text(JsonNode root, String name) {
    JsonNode value = root.path(name);
    return value.isString() && !value.asString().isBlank() ? value.asString() : null;
  }
}
