package dev.fairway.sandbox.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class BridgedEventTest {

  @Test
  void namesObjectsAsAwsDoes() {
    assertThat(key(new BridgedEvent(true), "in/a%20b%2Bc%2520d%20%C3%A9"))
        .isEqualTo("in/a b+c%20d é");
    assertThat(key(new BridgedEvent(false), "in/a b+c%20d é")).isEqualTo("in/a b+c%20d é");
  }

  @Test
  void keepsItsProbesToItself() {
    assertThat(new BridgedEvent(false).entry(event("fairway-probe-1", "a"))).isEmpty();
  }

  @Test
  void ordersEventsAsTheyCome() {
    BridgedEvent bridged = new BridgedEvent(false);
    List<String> sequencers =
        Stream.generate(() -> object(bridged, "a").path("sequencer").asString()).limit(3).toList();

    assertThat(sequencers).isSorted().doesNotHaveDuplicates();
  }

  private static String key(BridgedEvent bridged, String key) {
    return object(bridged, key).path("key").asString();
  }

  private static JsonNode object(BridgedEvent bridged, String key) {
    Optional<ObjectNode> entry = bridged.entry(event("uploads", key));
    return JsonMapper.shared()
        .readTree(entry.orElseThrow().path("Detail").asString())
        .path("object");
  }

  private static JsonNode event(String bucket, String key) {
    return JsonMapper.shared()
        .readTree(
            """
            {"time": "2026-11-23T15:00:00Z", "source": "aws.s3", "detail-type": "Object Created",
             "resources": [],
             "detail": {"bucket": {"name": "%s"}, "object": {"key": "%s", "sequencer": "0"}}}
            """
                .formatted(bucket, key));
  }
}
