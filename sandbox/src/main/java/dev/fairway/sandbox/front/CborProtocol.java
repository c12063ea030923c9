package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiException;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Smithy RPC v2 CBOR: the operation in the path {@code /service/NAME/operation/NAME}, members as
 * CBOR.
 */
record CborProtocol() implements Protocol {

  private static final CBORMapper cbor = new CBORMapper();
  private static final int EPOCH_TIME_TAG = 1;
  private static final Map<String, String> HEADERS = Map.of("smithy-protocol", "rpc-v2-cbor");

  @Override
  public WireCall read(WireMessage message) {
    String path = message.path();
    String operation = path.substring(path.lastIndexOf('/') + 1);
    if (message.body().length == 0) {
      return new WireCall(operation, JsonNodeFactory.instance.objectNode());
    }
    try {
      if (cbor.readTree(message.body()) instanceof ObjectNode members) {
        return new WireCall(operation, members);
      }
      throw ApiException.badRequest("SerializationException", "The body is not a CBOR map.");
    } catch (JacksonException e) {
      throw ApiException.badRequest(
          "SerializationException", "The body is not CBOR: " + e.getOriginalMessage());
    }
  }

  @Override
  public Reply succeeded(WireCall call, ObjectNode output) {
    return new Reply(200, "application/cbor", HEADERS, bytes(output));
  }

  @Override
  public Reply failed(ApiException error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", error.code());
    body.put("message", error.getMessage());
    return new Reply(error.status(), "application/cbor", HEADERS, bytes(body));
  }

  private static byte[] bytes(ObjectNode members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator out = (CBORGenerator) cbor.createGenerator(bytes)) {
      write(out, "", members);
    }
    return bytes.toByteArray();
  }

  private static void write(CBORGenerator out, String member, JsonNode value) {
    if (value.isObject()) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> property : value.properties()) {
        out.writeName(property.getKey());
        write(out, property.getKey(), property.getValue());
      }
      out.writeEndObject();
    } else if (value.isArray()) {
      out.writeStartArray(value, value.size());
      value.forEach(element -> write(out, member, element));
      out.writeEndArray();
    } else if (Timestamps.isTime(member, value)) {
      out.writeTag(EPOCH_TIME_TAG);
      out.writeNumber(value.doubleValue());
    } else {
      out.writeTree(value);
    }
  }
}
