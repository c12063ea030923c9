package dev.fairway.sandbox.minute;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.metrics.MetricSample;
import dev.fairway.sandbox.queues.QueueLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The metrics of every queue ("Available CloudWatch metrics for Amazon SQS").
 *
 * @param ledger of what an emulator's attributes don't tell: without it there are depths alone
 */
public record QueueMetrics(Apis apis, Optional<QueueLedger> ledger) implements MetricSource {

  private static final Caller CALLER = Caller.service("sqs", Optional.empty());

  /** Attributes and the metrics that carry their values. */
  private static final Map<String, String> DEPTHS =
      Map.of(
          "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesVisible",
          "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed", "ApproximateNumberOfMessagesDelayed");

  @Override
  public List<MetricSample> read(Instant minute) {
    List<MetricSample> samples = new ArrayList<>();
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    for (JsonNode url : call("ListQueues", nothing).path("QueueUrls")) {
      String queue = url.asString("").replaceFirst(".*/", "");
      depths(url.asString(""), queue, samples);
      ledger.ifPresent(known -> flow(queue, known.read(queue, minute), samples));
    }
    return samples;
  }

  private void depths(String url, String queue, List<MetricSample> samples) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("QueueUrl", url);
    DEPTHS.keySet().forEach(name -> input.withArray("AttributeNames").add(name));
    JsonNode attributes = call("GetQueueAttributes", input).path("Attributes");
    DEPTHS.forEach(
        (attribute, metric) ->
            samples.add(sample(queue, metric, attributes.path(attribute).asDouble(0), "Count")));
  }

  private static void flow(String queue, QueueLedger.Reading reading, List<MetricSample> samples) {
    samples.add(
        sample(queue, "ApproximateAgeOfOldestMessage", reading.oldest().toSeconds(), "Seconds"));
    samples.add(sample(queue, "NumberOfMessagesSent", reading.sent(), "Count"));
    samples.add(sample(queue, "NumberOfMessagesReceived", reading.received(), "Count"));
    samples.add(sample(queue, "NumberOfMessagesDeleted", reading.deleted(), "Count"));
  }

  private static MetricSample sample(String queue, String metric, double value, String unit) {
    return new MetricSample("AWS/SQS", metric, Map.of("QueueName", queue), value, unit);
  }

  private ObjectNode call(String operation, ObjectNode input) {
    return apis.call(new ApiCall("sqs", operation, input, CALLER));
  }
}
