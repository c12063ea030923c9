package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One data plane for all tests, which stay apart by the names of their buckets and queues. */
final class SharedRegion implements BeforeAllCallback, AutoCloseable {

  private static final JsonMapper json = new JsonMapper();
  private static volatile @Nullable SharedRegion shared;

  private final List<ObjectNode> events = new CopyOnWriteArrayList<>();
  private final List<ApiCall> calls = new CopyOnWriteArrayList<>();
  private final DataPlane plane =
      DataPlane.start(DataPlaneOptions.forTests().withObjectEvents(events::add));

  SharedRegion() {
    for (String service : List.of("monitoring", "logs", "events", "ecs", "sts", "cloudformation")) {
      plane.serve(service, this::answer);
    }
    plane.admin("/echo", request -> Reply.json(200, "{\"method\":\"" + request.method() + "\"}"));
  }

  private static SharedRegion region() {
    return Objects.requireNonNull(shared, "The test class lacks @ExtendWith(SharedRegion.class).");
  }

  static DataPlane plane() {
    return region().plane;
  }

  /** The details of S3's events about one bucket, in the order of their publication. */
  static List<JsonNode> details(String bucket) {
    return region().events.stream()
        .map(entry -> json.readTree(entry.path("Detail").asString()))
        .filter(detail -> detail.path("bucket").path("name").asString().equals(bucket))
        .toList();
  }

  static List<ObjectNode> entries() {
    return region().events;
  }

  /** The last call of an operation. */
  static ApiCall call(String operation) {
    return region().calls.stream()
        .filter(call -> call.operation().equals(operation))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private ObjectNode answer(ApiCall call) {
    calls.add(call);
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    switch (call.operation()) {
      case "GetMetricData" -> {
        ObjectNode result = output.putArray("MetricDataResults").addObject();
        result.put("Id", "m1");
        result.putArray("Timestamps").add(1_700_000_000.25);
        result.putArray("Values").add(3.5);
      }
      case "GetCallerIdentity" -> output.put("Account", "000000000000").put("Arn", "arn:aws:x");
      case "DescribeStacks" ->
          throw ApiException.badRequest("ValidationError", "Stack with id x does not exist");
      case "ListTasks" -> output.putArray("taskArns").add("arn:aws:ecs:task");
      case "RunTask" ->
          throw ApiException.badRequest("ClusterNotFoundException", "Cluster not found.");
      case "StopTask" -> throw new IllegalStateException("a bug");
      default -> {}
    }
    return output;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(
            SharedRegion.class,
            type -> {
              shared = new SharedRegion();
              return shared;
            });
  }

  @Override
  public void close() {
    plane.close();
  }
}
