package dev.fairway.infra.worker;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.infra.Fixture;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Ruler;

/** Asks the engine that EventBridge itself runs. */
class EventRuleTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void takesFairwaysOwnEventsThatHaveAnId() throws Exception {
    assertThat(matches("fairway.images", Map.of("id", "e1"))).isTrue();
    assertThat(matches("fairway.reports", Map.of("id", "e1", "more", 1))).isTrue();
    assertThat(matches("fairway.images", Map.of("more", 1))).isFalse();
    assertThat(matches("aws.s3", Map.of("id", "e1"))).isFalse();
    assertThat(matches("fairwayish", Map.of("id", "e1"))).isFalse();
  }

  @Test
  void makesTheEnvelopeOfAJobOfAnEvent() throws IOException {
    Map<String, Object> transformer = at(target(), "InputTransformer");
    String envelope = String.valueOf(transformer.get("InputTemplate"));
    String filled =
        envelope
            .replace("event:<event-id>", "event:e1")
            .replace("<event-id>", "\"e1\"")
            .replace("<type>", "\"Image Processed\"")
            .replace("<source>", "\"fairway.images\"")
            .replace("<time>", "\"2026-11-22T16:00:00Z\"")
            .replace("<detail>", "{\"id\":\"e1\",\"image\":\"a \\\"b\\\".jpg\"}");
    JsonNode job = JSON.readTree(filled);

    assertThat(at(transformer, "InputPathsMap"))
        .containsOnly(
            Map.entry("detail", "$.detail"),
            Map.entry("event-id", "$.detail.id"),
            Map.entry("source", "$.source"),
            Map.entry("time", "$.time"),
            Map.entry("type", "$.detail-type"));
    assertThat(job)
        .isEqualTo(
            JSON.readTree(
                """
                {"schema": 1, "id": "event:e1", "type": "event.fanout", "correlationId": "e1",
                 "payload": {"id": "e1", "type": "Image Processed", "source": "fairway.images",
                             "time": "2026-11-22T16:00:00Z",
                             "data": {"id": "e1", "image": "a \\"b\\".jpg"}}}
                """));
  }

  @Test
  void keepsAnEventThatBecameNoJob() {
    assertThat(target()).containsEntry("Arn", "{WorkQueue.Arn}");
    assertThat(at(target(), "DeadLetterConfig")).containsEntry("Arn", "{UndeliveredEvents.Arn}");
    assertThat(at(target(), "RetryPolicy"))
        .containsEntry("MaximumEventAgeInSeconds", 86400)
        .containsEntry("MaximumRetryAttempts", 185);
  }

  private static boolean matches(String source, Map<String, Object> detail) throws Exception {
    return Ruler.matchesRule(
        JSON.writeValueAsString(
            Map.of("source", source, "detail-type", "Image Processed", "detail", detail)),
        JSON.writeValueAsString(EventRule.pattern()));
  }

  private static Map<String, Object> target() {
    var rule = Fixture.queueWorker(Fixture.shipped()).only("AWS::Events::Rule");
    assertThat(list(rule.get("Targets"))).hasSize(1);
    return map(list(rule.get("Targets")).getFirst());
  }
}
