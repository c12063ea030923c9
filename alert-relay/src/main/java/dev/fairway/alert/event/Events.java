package dev.fairway.alert.event;

import dev.fairway.alert.event.Reading.Failure;
import dev.fairway.alert.event.Reading.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads events: those that are documented closely, and all others so that none is lost. */
public final class Events {

  private final JsonMapper json;
  private final Clock clock;

  public Events(JsonMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /**
   * Reads an event as EventBridge sends it. Only its envelope has to be right; a member of the
   * detail that is missing or of another type counts as empty.
   *
   * @throws NotAnEventException where it is none
   */
  public Occurrence read(String body) {
    ObjectNode event = envelope(body);
    return occurrence(
        event,
        switch (Members.text(event, "detail-type")) {
          case TaskEvent.DETAIL_TYPE -> TaskEvent.read(event);
          case GivenUpEvent.DETAIL_TYPE -> GivenUpEvent.read(event);
          default -> GeneralEvent.read(event);
        });
  }

  /**
   * Reads a message of a rule's dead-letter queue, whatever its body is.
   *
   * @param messageId of the message, which becomes the occurrence's id
   * @param attributes the message's, such as RULE_ARN and ERROR_CODE
   */
  public Occurrence undelivered(
      String messageId, Instant sentAt, String body, Map<String, String> attributes) {
    ObjectNode event = UndeliveredEvent.event(json, messageId, sentAt, body, attributes);
    return occurrence(event, UndeliveredEvent.read(event));
  }

  private ObjectNode envelope(String body) {
    JsonNode root;
    try {
      root = json.readTree(body);
    } catch (JacksonException broken) {
      throw new NotAnEventException(
          "The body is not JSON: %s. An event is a JSON object with id, detail-type, source and detail."
              .formatted(broken.getOriginalMessage()));
    }
    if (!(root instanceof ObjectNode event)) {
      throw new NotAnEventException(
          "The body is no JSON object; an event is one, with id, detail-type, source and detail.");
    }
    for (String member : List.of("id", "detail-type", "source")) {
      if (Members.text(event, member).isBlank()) {
        throw new NotAnEventException(
            "The body has no \"%s\" that is a text; an event of EventBridge has one."
                .formatted(member));
      }
    }
    if (!event.path("detail").isObject()) {
      throw new NotAnEventException(
          "The body has no \"detail\" that is an object; an event of EventBridge has one.");
    }
    return event;
  }

  private Occurrence occurrence(ObjectNode event, Reading reading) {
    Subject subject = reading.subject();
    Failure failure = reading.failure();
    Derived.into(event, reading);
    return new Occurrence(
        id(event),
        Members.instant(event, "time").orElseGet(clock::instant),
        Members.text(event, "detail-type"),
        Members.text(event, "account"),
        Members.text(event, "region"),
        subject.cluster(),
        subject.family(),
        subject.revision(),
        subject.service(),
        subject.resource(),
        failure.container(),
        failure.exitCode(),
        failure.stopCode(),
        failure.reason(),
        failure.ran(),
        event);
  }

  /** Reconciliation names an upload for good, so that one that is told of twice counts once. */
  private static String id(ObjectNode event) {
    String own = Members.text(event.path("detail"), "id");
    boolean givenUp = GivenUpEvent.SOURCE.equals(Members.text(event, "source"));
    return givenUp && !own.isBlank() ? own : Members.text(event, "id");
  }
}
