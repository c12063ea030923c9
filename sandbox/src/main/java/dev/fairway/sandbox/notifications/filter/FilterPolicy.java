package dev.fairway.sandbox.notifications.filter;

import dev.fairway.sandbox.notifications.message.MessageAttribute;
import dev.fairway.sandbox.notifications.message.Notification;
import dev.fairway.sandbox.notifications.message.SnsError;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides which messages a subscription wants ("Amazon SNS subscription filter policies").
 *
 * <p>AWS's event-ruler does the matching: SNS documents the same operators. A {@code Number}
 * attribute is a number to it, a {@code String.Array} an array, {@code Binary} attributes are left
 * out.
 */
public final class FilterPolicy {

  private static final String RULE = "policy";

  private final FilterScope scope;
  private final GenericMachine<String> machine = new GenericMachine<>();

  private FilterPolicy(FilterScope scope) {
    this.scope = scope;
  }

  /**
   * Reads a policy.
   *
   * @return empty for the policy {@code {}}, which lets everything pass
   * @throws dev.fairway.sandbox.api.ApiException {@code InvalidParameter} for what breaks a rule of
   *     "Filter policy constraints in Amazon SNS"
   */
  public static Optional<FilterPolicy> of(String json, FilterScope scope) {
    ObjectNode tree = PolicyRules.checked(json, scope);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    FilterPolicy policy = new FilterPolicy(scope);
    String problem = JsonRuleCompiler.check(json);
    if (problem != null) {
      throw SnsError.invalid("FilterPolicy: " + problem);
    }
    try {
      policy.machine.addRule(RULE, json);
    } catch (IOException e) {
      throw SnsError.invalid("FilterPolicy: " + e.getMessage());
    }
    return Optional.of(policy);
  }

  /**
   * @param body the message as its subscriber's protocol gets it; for {@link FilterScope#BODY} one
   *     that is no JSON object never matches
   */
  public boolean accepts(Notification notification, String body) {
    Optional<String> event =
        switch (scope) {
          case ATTRIBUTES -> Optional.of(event(notification.content().attributes()));
          case BODY -> object(body);
        };
    return event.isPresent() && matches(event.get());
  }

  private boolean matches(String event) {
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("A message can't be matched to a filter policy.", e);
    }
  }

  private static Optional<String> object(String body) {
    try {
      return JsonMapper.shared().readTree(body).isObject() ? Optional.of(body) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String event(Map<String, MessageAttribute> attributes) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    attributes.forEach(
        (name, attribute) -> {
          if (!attribute.isBinary()) {
            event.set(name, value(attribute));
          }
        });
    return event.toString();
  }

  private static JsonNode value(MessageAttribute attribute) {
    return switch (attribute.type()) {
      case "Number" -> JsonNodeFactory.instance.numberNode(new BigDecimal(attribute.value()));
      case "String.Array" -> JsonMapper.shared().readTree(attribute.value());
      default -> JsonNodeFactory.instance.stringNode(attribute.value());
    };
  }
}
