package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** AWS JSON 1.0 and 1.1: the operation in the header {@code X-Amz-Target}, members as JSON. */
record JsonProtocol(String contentType) implements Protocol {

  static final JsonMapper json = new JsonMapper();

  @Override
  public WireCall read(WireMessage message) {
    String target =
        message
            .target()
            .orElseThrow(
                () ->
                    ApiException.badRequest(
                        "UnknownOperationException",
                        "The request names no operation: "
                            + message.method()
                            + " "
                            + message.path()
                            + " is in no protocol that the sandbox speaks."));
    String operation = target.substring(target.lastIndexOf('.') + 1);
    return new WireCall(operation, members(message.body()));
  }

  /** An empty body is an operation without members. */
  static ObjectNode members(byte[] body) {
    if (body.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      JsonNode tree = json.readTree(body);
      if (tree instanceof ObjectNode members) {
        return members;
      }
      throw ApiException.badRequest("SerializationException", "The body is not a JSON object.");
    } catch (JacksonException e) {
      throw ApiException.badRequest(
          "SerializationException", "The body is not JSON: " + e.getOriginalMessage());
    }
  }

  @Override
  public Reply succeeded(WireCall call, ObjectNode output) {
    return reply(200, output, Map.of());
  }

  @Override
  public Reply failed(ApiException error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", error.code());
    body.put("message", error.getMessage());
    return reply(error.status(), body, Map.of("x-amzn-errortype", error.code()));
  }

  private Reply reply(int status, ObjectNode body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("x-amzn-requestid", UUID.randomUUID().toString());
    return new Reply(
        status, contentType, all, json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
  }
}
