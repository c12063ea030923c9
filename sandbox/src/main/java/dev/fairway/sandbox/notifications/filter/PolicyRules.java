package dev.fairway.sandbox.notifications.filter;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.notifications.message.SnsError;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rules of "Filter policy constraints in Amazon SNS". */
final class PolicyRules {

  private static final int LARGEST = 262_144;
  private static final int MOST_KEYS = 5;
  private static final long MOST_COMBINATIONS = 150;
  private static final Set<String> OPERATORS =
      Set.of("prefix", "suffix", "anything-but", "equals-ignore-case", "numeric", "exists", "cidr");

  private final FilterScope scope;
  private final Set<String> keys = new HashSet<>();
  private long combinations = 1;

  private PolicyRules(FilterScope scope) {
    this.scope = scope;
  }

  static ObjectNode checked(String json, FilterScope scope) {
    if (json.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw invalid("Policy exceeds " + LARGEST + " bytes");
    }
    ObjectNode policy = parsed(json);
    PolicyRules rules = new PolicyRules(scope);
    rules.object("", policy, 1);
    if (rules.keys.size() > MOST_KEYS) {
      throw invalid("Filter policy can not have more than 5 keys");
    }
    if (rules.combinations > MOST_COMBINATIONS) {
      throw invalid(
          "Filter policy is too complex: %d combinations of values, and at most %d are allowed"
              .formatted(rules.combinations, MOST_COMBINATIONS));
    }
    return policy;
  }

  private static ObjectNode parsed(String json) {
    try {
      if (JsonMapper.shared().readTree(json) instanceof ObjectNode policy) {
        return policy;
      }
    } catch (JacksonException e) {
      throw invalid("failed to parse JSON. " + e.getOriginalMessage());
    }
    throw invalid("Filter policy must be a JSON object");
  }

  /**
   * @param depth of nesting, which multiplies the combinations of what is in it
   */
  private void object(String path, JsonNode object, int depth) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      if (key.equals("$or")) {
        alternatives(path, value, depth);
      } else if (value.isArray()) {
        values(path + key, value, depth);
      } else if (value.isObject() && scope == FilterScope.BODY) {
        object(path + key + ".", value, depth + 1);
      } else if (value.isObject()) {
        throw invalid(
            "Filter policy scope MessageAttributes does not support nested filter policy");
      } else {
        throw invalid("\"" + key + "\" must be an object or an array");
      }
    }
  }

  private void alternatives(String path, JsonNode list, int depth) {
    if (!list.isArray() || list.size() < 2) {
      throw invalid("\"$or\" must be an array of at least two objects");
    }
    list.forEach(alternative -> object(path, alternative, depth));
  }

  private void values(String path, JsonNode values, int depth) {
    if (values.isEmpty()) {
      throw invalid("Empty arrays are not allowed: \"" + path + "\"");
    }
    keys.add(path);
    combinations = Math.min(Integer.MAX_VALUE, combinations * values.size() * depth);
    for (JsonNode value : values) {
      if (value.isArray()) {
        throw invalid("Match value must be String, number, true, false, or null: \"" + path + "\"");
      }
      if (value.isObject()) {
        operator(value);
      }
    }
  }

  private static void operator(JsonNode operator) {
    if (operator.size() != 1) {
      throw invalid("Only one key allowed in match expression");
    }
    String name = operator.propertyNames().iterator().next();
    if (!OPERATORS.contains(name)) {
      throw invalid("Unrecognized match type " + name);
    }
  }

  private static ApiException invalid(String problem) {
    return SnsError.invalid("FilterPolicy: " + problem);
  }
}
