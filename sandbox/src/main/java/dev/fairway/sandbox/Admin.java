package dev.fairway.sandbox;

import dev.fairway.sandbox.ecs.runtime.LiveContainer;
import dev.fairway.sandbox.front.AdminRequest;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.Reply;
import dev.fairway.sandbox.template.StackReport;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the sandbox answers about itself, below {@code /_fairway}: {@code GET /health}, {@code GET
 * /outputs}, {@code GET /report}, {@code GET /clock}, {@code POST /clock?step=PT1H}, {@code GET
 * /processes}, {@code POST /processes/kill?task=ID}, {@code GET /network}, the inbox and the
 * faults.
 */
final class Admin {

  private Admin() {}

  static void on(DataPlane plane, Sandbox sandbox) {
    plane.admin(
        "/health", request -> Reply.json(200, "{\"sandbox\":\"fairway\",\"status\":\"running\"}"));
    plane.admin("/outputs", request -> Reply.json(200, outputs(sandbox)));
    plane.admin(
        "/report", request -> Reply.text(200, "text/plain; charset=utf-8", report(sandbox)));
    plane.admin("/clock", request -> clock(sandbox, request));
    plane.admin("/network", request -> Reply.json(200, network(sandbox)));
    plane.admin("/processes", request -> Reply.json(200, processes(sandbox)));
    plane.admin("/processes/kill", request -> kill(sandbox, request));
    InboxAdmin.on(plane, sandbox);
    FaultAdmin.on(plane, sandbox.faults());
  }

  private static String outputs(Sandbox sandbox) {
    return JsonMapper.shared()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(sandbox.outputs())
        + "\n";
  }

  private static String network(Sandbox sandbox) {
    return JsonNodeFactory.instance.objectNode().put("reachedAt", sandbox.reachedAt()) + "\n";
  }

  private static String processes(Sandbox sandbox) {
    ArrayNode processes = JsonNodeFactory.instance.arrayNode();
    for (LiveContainer process : sandbox.processes()) {
      ObjectNode one =
          processes.addObject().put("task", process.task()).put("container", process.container());
      process.pid().ifPresent(pid -> one.put("pid", pid));
      process.docker().ifPresent(id -> one.put("docker", id));
    }
    return processes.toPrettyString() + "\n";
  }

  private static Reply kill(Sandbox sandbox, AdminRequest request) {
    if (!request.method().equals("POST")) {
      return Reply.json(405, error("Only POST kills."));
    }
    String task = request.query().getOrDefault("task", "");
    String id = task.substring(task.lastIndexOf('/') + 1);
    if (!sandbox.kill(id)) {
      return Reply.json(
          404, error("No container of a task '" + id + "' runs; GET /processes lists them."));
    }
    ObjectNode killed = JsonNodeFactory.instance.objectNode();
    return Reply.json(200, killed.put("killed", id) + "\n");
  }

  private static String report(Sandbox sandbox) {
    return sandbox.reports().stream().map(StackReport::text).collect(Collectors.joining("\n"));
  }

  private static Reply clock(Sandbox sandbox, AdminRequest request) {
    if (request.method().equals("POST")) {
      String step = request.query().getOrDefault("step", "");
      try {
        sandbox.clock().step(Duration.parse(step));
      } catch (DateTimeParseException | IllegalArgumentException e) {
        return Reply.json(
            400,
            error(
                "step must be a duration above zero in ISO 8601, such as PT1H, not '"
                    + step
                    + "'."));
      }
    }
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    now.put("now", sandbox.clock().instant().toString())
        .put("ahead", sandbox.clock().offset().toString());
    return Reply.json(200, now + "\n");
  }

  static String error(String message) {
    return JsonNodeFactory.instance.objectNode().put("error", message) + "\n";
  }
}
