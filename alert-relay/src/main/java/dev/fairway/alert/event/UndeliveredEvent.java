package dev.fairway.alert.event;

import dev.fairway.alert.event.Reading.Failure;
import dev.fairway.alert.event.Reading.Kind;
import dev.fairway.alert.event.Reading.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of a rule's dead-letter queue, put into the shape of an event (Amazon EventBridge User
 * Guide, "Using dead-letter queues to process undelivered events").
 */
final class UndeliveredEvent {

  static final String DETAIL_TYPE = "Undelivered Event";

  private static final Map<String, String> MEMBERS =
      Map.of(
          "RULE_ARN", "ruleArn",
          "TARGET_ARN", "targetArn",
          "ERROR_CODE", "errorCode",
          "ERROR_MESSAGE", "errorMessage",
          "EXHAUSTED_RETRY_CONDITION", "exhaustedRetryCondition",
          "RETRY_ATTEMPTS", "retryAttempts");

  private UndeliveredEvent() {}

  static ObjectNode event(
      JsonMapper json, String id, Instant at, String body, Map<String, String> attributes) {
    String ruleArn = attributes.getOrDefault("RULE_ARN", "");
    Arn rule = Arn.of(ruleArn);
    ObjectNode event = json.createObjectNode();
    event.put("version", "0").put("id", id).put("detail-type", DETAIL_TYPE);
    event.put("source", "fairway.alert-relay").put("account", rule.account());
    event.put("time", at.toString()).put("region", rule.region());
    event.putArray("resources").add(ruleArn);
    ObjectNode detail = event.putObject("detail");
    MEMBERS.keySet().stream()
        .sorted()
        .filter(attributes::containsKey)
        .forEach(name -> detail.put(MEMBERS.get(name), attributes.get(name)));
    detail.set("event", original(json, body));
    return event;
  }

  /** The event that was not delivered; what is no JSON stays a text. */
  private static JsonNode original(JsonMapper json, String body) {
    try {
      return json.readTree(body);
    } catch (JacksonException noJson) {
      return json.getNodeFactory().stringNode(body);
    }
  }

  static Reading read(JsonNode event) {
    JsonNode detail = event.path("detail");
    String ruleArn = Members.text(detail, "ruleArn");
    String rule = Arn.of(ruleArn).name();
    return new Reading(
        Kind.UNDELIVERED,
        new Subject(
            Arn.of(Members.text(detail, "targetArn")).cluster(),
            rule.isEmpty() ? "unknown rule" : rule,
            "",
            "",
            ruleArn),
        Failure.because(said(detail)));
  }

  private static String said(JsonNode detail) {
    String attempts = Members.text(detail, "retryAttempts");
    List<String> tried = attempts.isEmpty() ? List.of() : List.of(attempts + " retries");
    return Words.joined(
        Members.text(detail, "errorCode"),
        Members.text(detail, "errorMessage"),
        String.join("", tried),
        Members.text(detail, "exhaustedRetryCondition"));
  }
}
