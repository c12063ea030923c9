package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a target receives of an event. */
sealed interface TargetInput {

  /** The text for the target. */
  String render(Rule rule, Event event);

  /** The whole event. */
  record Whole() implements TargetInput {
    @Override
    public String render(Rule rule, Event event) {
      return event.text();
    }
  }

  /** The part of the event that {@code InputPath} names. */
  record Part(EventPath path) implements TargetInput {
    @Override
    public String render(Rule rule, Event event) {
      JsonNode found = path.in(event.envelope());
      return found.isMissingNode() ? "null" : found.toString();
    }
  }

  /** The JSON of {@code Input}, whatever the event is. */
  record Constant(String json) implements TargetInput {
    @Override
    public String render(Rule rule, Event event) {
      return json;
    }
  }

  /** What the {@code InputTransformer} makes of the event. */
  record Transformed(InputTransformer transformer) implements TargetInput {
    @Override
    public String render(Rule rule, Event event) {
      return transformer.render(rule, event);
    }
  }

  /** Reads the input members of a target, of which there is one at most. */
  static TargetInput of(JsonNode target) {
    String id = target.path("Id").asString("");
    long given =
        Stream.of("Input", "InputPath", "InputTransformer").filter(target::hasNonNull).count();
    if (given > 1) {
      throw ApiException.badRequest(
          "ValidationException",
          "Only one of Input, InputPath, or InputTransformer must be provided for target "
              + id
              + ".");
    }
    if (target.hasNonNull("Input")) {
      return constant(id, target.path("Input").asString(""));
    }
    if (target.hasNonNull("InputPath")) {
      return new Part(EventPath.parse(target.path("InputPath").asString("")));
    }
    if (target.hasNonNull("InputTransformer")) {
      return new Transformed(InputTransformer.of(id, target.path("InputTransformer")));
    }
    return new Whole();
  }

  private static TargetInput constant(String id, String json) {
    try {
      JsonMapper.shared().readTree(json);
      return new Constant(json);
    } catch (JacksonException e) {
      throw ApiException.badRequest(
          "ValidationException",
          "JSON syntax error in input for target " + id + ": " + e.getOriginalMessage());
    }
  }
}
