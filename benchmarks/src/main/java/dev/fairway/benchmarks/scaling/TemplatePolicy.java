package dev.fairway.benchmarks.scaling;

import dev.fairway.sandbox.minute.ScalingSimulation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The alarms and scaling policies of a template. SQS's metrics reach CloudWatch a minute late, and
 * the task counts with them, since an expression takes values of one minute; CPU is on time.
 */
final class TemplatePolicy implements Policy {

  private static final int MINUTE = 60;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ScalingSimulation simulation;
  private Map<String, Double> late = Map.of();
  private double busy;

  TemplatePolicy(JsonNode template, Fleet fleet) {
    simulation = ScalingSimulation.of(template, START, fleet.minimum());
  }

  @Override
  public int wanted(Reading now) {
    busy += now.busy();
    if (now.second() % MINUTE != 0) {
      return simulation.desired();
    }
    Map<String, Double> seen = new HashMap<>(late);
    seen.put("CPUUtilization", busy / MINUTE * 100);
    late = lateMetrics(now);
    busy = 0;
    return simulation.tick(START.plusSeconds(now.second()), seen, now.serving());
  }

  private static Map<String, Double> lateMetrics(Reading now) {
    return Map.of(
        "ApproximateNumberOfMessagesVisible",
        now.visible(),
        "ApproximateNumberOfMessagesNotVisible",
        now.inFlight(),
        "RunningTaskCount",
        (double) now.serving(),
        "DesiredTaskCount",
        (double) now.wanted());
  }

  @Override
  public void close() {
    simulation.close();
  }
}
