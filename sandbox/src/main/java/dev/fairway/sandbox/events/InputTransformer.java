package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Rewrites an event by a template with variables ("Amazon EventBridge input transformation"). A
 * variable inside a quoted string becomes text, escaped for JSON; elsewhere it becomes a JSON
 * value. A path that the event lacks gives an empty string.
 */
record InputTransformer(Map<String, EventPath> paths, List<Piece> template) {

  private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9_.\\-]+)>");
  private static final int MOST_PATHS = 100;
  private static final int LONGEST_TEMPLATE = 8192;

  /** A piece of the template. */
  sealed interface Piece {}

  /** Text that is kept. */
  record Literal(String text) implements Piece {}

  /** A place for a value. */
  record Variable(String name, boolean quoted) implements Piece {}

  /** The variables that need no path. */
  private enum Predefined {
    RULE_ARN("aws.events.rule-arn"),
    RULE_NAME("aws.events.rule-name"),
    INGESTION_TIME("aws.events.event.ingestion-time"),
    EVENT_WITHOUT_DETAIL("aws.events.event"),
    EVENT("aws.events.event.json");

    private static final Map<String, Predefined> BY_NAME = new HashMap<>();

    static {
      for (Predefined variable : values()) {
        BY_NAME.put(variable.variableName, variable);
      }
    }

    private final String variableName;

    Predefined(String variableName) {
      this.variableName = variableName;
    }

    JsonNode value(Rule rule, Event event) {
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      return switch (this) {
        case RULE_ARN -> nodes.stringNode(rule.arn());
        case RULE_NAME -> nodes.stringNode(rule.name());
        case INGESTION_TIME ->
            nodes.stringNode(event.ingested().truncatedTo(ChronoUnit.SECONDS).toString());
        case EVENT_WITHOUT_DETAIL -> event.envelope().deepCopy().remove(List.of("detail"));
        case EVENT -> event.envelope();
      };
    }
  }

  /** Reads the {@code InputTransformer} of a target. */
  static InputTransformer of(String targetId, JsonNode json) {
    Map<String, EventPath> paths = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("InputPathsMap").properties()) {
      if (entry.getKey().toLowerCase(Locale.ROOT).startsWith("aws.")) {
        throw invalid(targetId, "the name " + entry.getKey() + " is reserved");
      }
      paths.put(entry.getKey(), EventPath.parse(entry.getValue().asString("")));
    }
    String template = json.path("InputTemplate").asString("");
    if (paths.size() > MOST_PATHS) {
      throw invalid(
          targetId, "it has %d paths, %d are allowed".formatted(paths.size(), MOST_PATHS));
    }
    if (template.isEmpty() || template.length() > LONGEST_TEMPLATE) {
      throw invalid(
          targetId,
          "InputTemplate has %d characters; 1 to %d are allowed"
              .formatted(template.length(), LONGEST_TEMPLATE));
    }
    List<Piece> pieces = pieces(template);
    requireKnown(targetId, paths, pieces);
    return new InputTransformer(Map.copyOf(paths), pieces);
  }

  private static void requireKnown(
      String targetId, Map<String, EventPath> paths, List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece instanceof Variable(String name, boolean quoted)
          && !paths.containsKey(name)
          && !Predefined.BY_NAME.containsKey(name)) {
        throw ApiException.badRequest(
            "ValidationException",
            "InputTemplate for target %s contains invalid placeholder %s."
                .formatted(targetId, name));
      }
    }
  }

  private static ApiException invalid(String targetId, String reason) {
    return ApiException.badRequest(
        "ValidationException", "InputTransformer for target " + targetId + ": " + reason + ".");
  }

  private static List<Piece> pieces(String template) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(template);
    boolean quoted = false;
    int from = 0;
    while (matcher.find()) {
      String before = template.substring(from, matcher.start());
      quoted ^= changesQuoting(before);
      pieces.add(new Literal(before));
      pieces.add(new Variable(matcher.group(1), quoted));
      from = matcher.end();
    }
    pieces.add(new Literal(template.substring(from)));
    return List.copyOf(pieces);
  }

  private static boolean changesQuoting(String text) {
    boolean changes = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        changes = !changes;
      }
    }
    return changes;
  }

  String render(Rule rule, Event event) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : template) {
      switch (piece) {
        case Literal(String literal) -> text.append(literal);
        case Variable(String name, boolean quoted) -> text.append(value(name, quoted, rule, event));
      }
    }
    return text.toString();
  }

  private String value(String name, boolean quoted, Rule rule, Event event) {
    Predefined predefined = Predefined.BY_NAME.get(name);
    if (predefined != null) {
      JsonNode value = predefined.value(rule, event);
      // AWS documents that the event's contents are not escaped, which is why it belongs outside of
      // quotes.
      return quoted && value.isString() ? value.stringValue() : value.toString();
    }
    EventPath path = paths.get(name);
    JsonNode value =
        path == null ? JsonNodeFactory.instance.missingNode() : path.in(event.envelope());
    boolean absent = value.isMissingNode() || (quoted && value.isNull());
    if (!quoted) {
      return absent ? "\"\"" : value.toString();
    }
    return absent ? "" : escaped(value.isString() ? value.stringValue() : value.toString());
  }

  private static String escaped(String text) {
    String literal = JsonNodeFactory.instance.stringNode(text).toString();
    return literal.substring(1, literal.length() - 1);
  }
}
