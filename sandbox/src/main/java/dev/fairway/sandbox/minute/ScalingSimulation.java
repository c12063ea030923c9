package dev.fairway.sandbox.minute;

import dev.fairway.sandbox.alarms.AlarmNews;
import dev.fairway.sandbox.alarms.Alarms;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.metrics.MetricSample;
import dev.fairway.sandbox.metrics.Metrics;
import dev.fairway.sandbox.scaling.Scaling;
import dev.fairway.sandbox.template.resources.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudWatch and Application Auto Scaling of one service without a region around them: told of each
 * minute's metrics, it answers with the desired count. Time is what the caller says it is.
 *
 * <pre>{@code
 * try (ScalingSimulation simulation = ScalingSimulation.of(template, start, 1)) {
 *   for (Instant minute = start.plusSeconds(60); ...) {
 *     int desired = simulation.tick(minute, Map.of("ApproximateNumberOfMessagesVisible", 120.0,
 *         "RunningTaskCount", 2.0), 2);
 *   }
 * }
 * }</pre>
 */
public final class ScalingSimulation implements AutoCloseable {

  private final SandboxClock clock;
  private final SimulatedService service;
  private final ScalingLoop loop;
  private final Apis apis;
  private List<MetricSample> samples = List.of();

  /**
   * A service without alarms and policies; {@link #apis} takes some.
   *
   * @param start a full minute
   * @param desired the service's tasks, all running
   */
  public ScalingSimulation(Instant start, int desired) {
    clock = new SandboxClock(Clock.fixed(start, ZoneOffset.UTC));
    service = new SimulatedService(desired);
    Metrics metrics = new Metrics(clock);
    AlarmNews news = new AlarmNews(Account.DEFAULT, this::call, event -> {});
    Alarms alarms = new Alarms(Account.DEFAULT, metrics, clock, news);
    Scaling scaling = new Scaling(Account.DEFAULT, clock, this::call);
    apis =
        call ->
            switch (call.service()) {
              case "monitoring" -> alarms.handle(call);
              case "application-autoscaling" -> scaling.handle(call);
              case "ecs" -> service.handle(call);
              default ->
                  throw ApiException.badRequest(
                      "UnknownOperationException", "A simulation has no " + call.service() + ".");
            };
    loop = new ScalingLoop(List.of(minute -> samples), metrics, alarms, scaling);
  }

  /**
   * A service with the scalable target, the policies and the alarms of a template.
   *
   * @param template as CloudFormation reads it; only those three types are looked at
   */
  public static ScalingSimulation of(JsonNode template, Instant start, int desired) {
    ScalingSimulation simulation = new ScalingSimulation(start, desired);
    World world = new World(Account.DEFAULT, simulation.apis, NoBuckets.INSTANCE, NoRoles.INSTANCE);
    new ScalingTemplate(template, world).standUp();
    return simulation;
  }

  private ObjectNode call(ApiCall call) {
    return apis.call(call);
  }

  /** CloudWatch ({@code monitoring}) and {@code application-autoscaling}. */
  public Apis apis() {
    return apis;
  }

  /** What the service should have, in tasks. */
  public int desired() {
    return service.desired();
  }

  /**
   * Lets a minute end.
   *
   * @param minute its end, later than those before
   * @param values of the minute, by metric name; each goes to every metric of that name which an
   *     alarm that scales looks at
   * @param running the service's running tasks
   * @return the desired count from now on
   */
  public int tick(Instant minute, Map<String, Double> values, int running) {
    List<MetricSample> of = new ArrayList<>();
    for (JsonNode metric : scalingMetrics()) {
      Double value = values.get(metric.path("MetricName").asString(""));
      if (value != null) {
        of.add(sample(metric, value));
      }
    }
    return tick(minute, of, running);
  }

  /** The same with samples of any metric. */
  public int tick(Instant minute, List<MetricSample> of, int running) {
    clock.step(Duration.between(clock.instant(), minute));
    samples = List.copyOf(of);
    service.running(running);
    loop.tick(minute);
    return service.desired();
  }

  private static MetricSample sample(JsonNode metric, double value) {
    Map<String, String> dimensions = new HashMap<>();
    for (JsonNode each : metric.path("Dimensions")) {
      dimensions.put(each.path("Name").asString(""), each.path("Value").asString(""));
    }
    return new MetricSample(
        metric.path("Namespace").asString(""),
        metric.path("MetricName").asString(""),
        dimensions,
        value,
        "Count");
  }

  /** The metrics of the alarms that call scaling policies, each once. */
  private Set<JsonNode> scalingMetrics() {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("ActionPrefix", "arn:aws:autoscaling:").put("MaxRecords", 100);
    Set<JsonNode> metrics = new LinkedHashSet<>();
    ApiCall call = new ApiCall("monitoring", "DescribeAlarms", input, Caller.REGION);
    for (JsonNode alarm : apis.call(call).path("MetricAlarms")) {
      if (alarm.has("MetricName")) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("Namespace", "MetricName", "Dimensions")) {
          metric.set(member, alarm.path(member));
        }
        metrics.add(metric);
      }
      alarm.path("Metrics").forEach(query -> metrics.add(query.path("MetricStat").path("Metric")));
    }
    return metrics;
  }

  @Override
  public void close() {
    clock.close();
  }
}
