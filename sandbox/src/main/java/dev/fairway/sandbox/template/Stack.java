package dev.fairway.sandbox.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A stack that stands. */
record Stack(
    String id,
    Template template,
    Map<String, JsonNode> parameters,
    List<StackOutput> outputs,
    StackReport report,
    Instant created) {

  String name() {
    return template.stack();
  }
}
