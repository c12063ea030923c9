package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.io.IOException;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Ruler;

/**
 * A rule's event pattern, valid by AWS's event-ruler.
 *
 * @param json the pattern as it was given
 */
record EventPattern(String json) {

  EventPattern {
    String problem = JsonRuleCompiler.check(json);
    if (problem != null) {
      throw invalid(problem);
    }
  }

  boolean matches(String event) {
    try {
      return Ruler.matchesRule(event, json);
    } catch (IOException e) {
      throw invalid(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      throw ApiException.badRequest(
          "ValidationException", "Parameter Event is not valid. Reason: " + e.getMessage());
    }
  }

  private static ApiException invalid(String problem) {
    return ApiException.badRequest(
        "InvalidEventPatternException", "Event pattern is not valid. Reason: " + problem);
  }
}
