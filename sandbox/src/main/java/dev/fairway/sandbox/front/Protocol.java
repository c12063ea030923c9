package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiException;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** One of AWS's wire formats: operations in, members or an error out. */
sealed interface Protocol permits JsonProtocol, QueryProtocol, CborProtocol {

  /**
   * @throws ApiException {@code SerializationException} for a body that the protocol can't read
   */
  WireCall read(WireMessage message);

  Reply succeeded(WireCall call, ObjectNode output);

  Reply failed(ApiException error);

  /**
   * The protocol that a message is in; JSON, whose errors every client shows, where it is in none.
   */
  static Protocol of(WireMessage message) {
    if (message.smithyProtocol().filter("rpc-v2-cbor"::equals).isPresent()) {
      return new CborProtocol();
    }
    if (message.target().isPresent()) {
      return new JsonProtocol(message.contentType());
    }
    String type = message.contentType().toLowerCase(Locale.ROOT);
    if (type.startsWith("application/x-www-form-urlencoded")
        || message.query().contains("Action=")) {
      return new QueryProtocol();
    }
    return new JsonProtocol("application/json");
  }
}
