package dev.fairway.sandbox;

import dev.fairway.sandbox.faults.FaultOrder;
import dev.fairway.sandbox.faults.FaultRequest;
import dev.fairway.sandbox.faults.Faults;
import dev.fairway.sandbox.front.AdminRequest;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The faults below {@code /_fairway}: {@code POST /faults} sets one, {@code GET /faults} lists
 * those that are still to happen, {@code DELETE /faults} takes all back and {@code DELETE
 * /faults/NAME} one by its id or all of a kind.
 */
final class FaultAdmin {

  private static final String PATH = "/faults";

  private final Faults faults;

  private FaultAdmin(Faults faults) {
    this.faults = faults;
  }

  static void on(DataPlane plane, Faults faults) {
    FaultAdmin admin = new FaultAdmin(faults);
    plane.admin(PATH, admin::all);
    plane.admin(PATH + "/", admin::one);
  }

  private Reply all(AdminRequest request) {
    return switch (request.method()) {
      case "GET" -> list();
      case "POST" -> set(new String(request.body(), StandardCharsets.UTF_8));
      case "DELETE" -> clear(Optional.empty());
      default -> refused(405, "GET, POST and DELETE are what " + PATH + " knows.");
    };
  }

  private Reply one(AdminRequest request) {
    return request.method().equals("DELETE")
        ? clear(Optional.of(request.path().substring(PATH.length() + 1)))
        : refused(405, "A single fault can be deleted only.");
  }

  private Reply list() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    faults.all().forEach(order -> list.add(json(order)));
    return Reply.json(200, list.toPrettyString() + "\n");
  }

  private Reply set(String body) {
    try {
      FaultRequest wanted = FaultRequest.of(body);
      FaultOrder order =
          faults.set(wanted.fault(), wanted.family(), wanted.times(), wanted.lasting());
      return Reply.json(201, json(order) + "\n");
    } catch (IllegalArgumentException e) {
      return refused(400, String.valueOf(e.getMessage()));
    }
  }

  private Reply clear(Optional<String> idOrFault) {
    faults.clear(idOrFault);
    return list();
  }

  private static ObjectNode json(FaultOrder order) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", order.id()).put("fault", order.fault().name());
    order.family().ifPresent(family -> json.put("family", family));
    order.times().ifPresent(times -> json.put("times", times));
    order.until().ifPresent(until -> json.put("until", until.toString()));
    return json;
  }

  private static Reply refused(int status, String message) {
    return Reply.json(status, Admin.error(message));
  }
}
