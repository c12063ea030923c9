package dev.fairway.sandbox.ecs.agent;

import tools.jackson.databind.JsonNode;

/** What an endpoint of the agent answers. */
record Answer(int status, JsonNode body) {

  static Answer ok(JsonNode body) {
    return new Answer(200, body);
  }
}
