package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shape of the event against an example with the fields that AWS documents. */
@Timeout(30)
class TaskEventTest {

  private final FakeRuntime runtime = new FakeRuntime();

  @Test
  void hasTheDocumentedShape() throws Exception {
    try (EcsRegion region = new EcsRegion(runtime)) {
      region.register("web", "[{'name':'web','image':'web:1'}]");
      ObjectNode task = region.runTask("web", ",'startedBy':'events-rule/photos'");
      ObjectNode event = region.eventsUntil("RUNNING").getLast();
      runtime.nextStarted().exit(0);

      JsonNode example = example();
      assertThat(shape(event)).isEqualTo(shape(example));
      for (String fixed : new String[] {"version", "detail-type", "source", "account", "region"}) {
        assertThat(event.path(fixed)).isEqualTo(example.path(fixed));
      }
      assertThat(event.path("time").asString()).isEqualTo("2026-11-22T10:00:00Z");
      assertThat(event.path("resources").path(0)).isEqualTo(task.path("taskArn"));
      assertThat(event.path("detail").path("overrides"))
          .isEqualTo(example.path("detail").path("overrides"));
      assertThat(event.path("detail").path("attachments").path(0).path("type").asString())
          .isEqualTo("eni");
    }
  }

  private static JsonNode example() throws IOException {
    try (InputStream file = TaskEventTest.class.getResourceAsStream("task-state-change.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(file));
    }
  }

  /** Each member's path with the type of its value. */
  private static Set<String> shape(JsonNode node) {
    Set<String> shape = new TreeSet<>();
    collect("", node, shape);
    return shape;
  }

  private static void collect(String path, JsonNode node, Set<String> shape) {
    shape.add(path + " " + node.getNodeType());
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), shape));
    }
    if (node.isArray()) {
      node.forEach(item -> collect(path + "[]", item, shape));
    }
  }
}
