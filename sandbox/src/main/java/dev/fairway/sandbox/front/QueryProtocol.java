package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** AWS query: a form in, with the operation as {@code Action}, XML out. */
record QueryProtocol() implements Protocol {

  private static final String XML = "text/xml";

  @Override
  public WireCall read(WireMessage message) {
    String form =
        message.body().length == 0
            ? message.query()
            : new String(message.body(), StandardCharsets.UTF_8);
    Map<String, String> parameters = QueryForm.parameters(form);
    String operation = parameters.remove("Action");
    if (operation == null) {
      throw ApiException.badRequest("MissingAction", "The form names no Action.");
    }
    parameters.remove("Version");
    return new WireCall(operation, QueryForm.members(parameters));
  }

  @Override
  public Reply succeeded(WireCall call, ObjectNode output) {
    return Reply.text(200, XML, QueryXml.response(call.operation(), output, requestId()));
  }

  @Override
  public Reply failed(ApiException error) {
    String code = error.code().equals("AccessDeniedException") ? "AccessDenied" : error.code();
    boolean sender = error.status() < 500;
    String message = Objects.requireNonNullElse(error.getMessage(), code);
    return Reply.text(error.status(), XML, QueryXml.error(sender, code, message, requestId()));
  }

  private static String requestId() {
    return UUID.randomUUID().toString();
  }
}
