package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A load balancer with one target group whose health a test sets. */
final class TargetGroup implements Apis {

  static final String ARN =
      "arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/web/0123456789abcdef";

  final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  final Map<Integer, String> states = new ConcurrentSkipListMap<>();
  volatile String first = "healthy";
  volatile String last = "unused";

  @Override
  public ObjectNode call(ApiCall call) {
    JsonNode target = call.input().path("Targets").path(0);
    int port = target.path("Port").asInt();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    switch (call.operation()) {
      case "RegisterTargets" -> {
        states.put(port, first);
        calls.add("register " + target.path("Id").asString());
      }
      case "DeregisterTargets" -> {
        states.put(port, last);
        calls.add("deregister " + target.path("Id").asString());
      }
      default -> {
        ArrayNode all = answer.putArray("TargetHealthDescriptions");
        ObjectNode one = all.addObject();
        one.putObject("Target").put("Id", "127.0.0.1").put("Port", port);
        one.putObject("TargetHealth").put("State", states.getOrDefault(port, "unused"));
      }
    }
    return answer;
  }

  String nextCall() throws InterruptedException {
    String next = calls.poll(20, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }
}
