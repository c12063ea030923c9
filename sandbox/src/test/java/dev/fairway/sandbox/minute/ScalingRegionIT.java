package dev.fairway.sandbox.minute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.alarms.AlarmNews;
import dev.fairway.sandbox.alarms.Alarms;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import dev.fairway.sandbox.metrics.Metrics;
import dev.fairway.sandbox.scaling.Scaling;
import dev.fairway.sandbox.storage.ObjectEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Real queues, CloudWatch's own client, and a clock that is stepped. */
class ScalingRegionIT {

  private static final String TARGET =
      "'ServiceNamespace': 'ecs', 'ResourceId': 'service/fairway/worker', 'ScalableDimension':"
          + " 'ecs:service:DesiredCount'";

  private final SandboxClock clock =
      new SandboxClock(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
  private final DataPlane plane = DataPlane.start(options(clock));
  private final SimulatedService service = new SimulatedService(1);
  private final Metrics metrics = new Metrics(clock);
  private final Alarms alarms =
      new Alarms(
          Account.DEFAULT,
          metrics,
          clock,
          new AlarmNews(Account.DEFAULT, plane.apis(), event -> {}));
  private final Scaling scaling = new Scaling(Account.DEFAULT, clock, plane.apis());
  private final MinuteTick tick =
      MinuteTick.start(
          clock,
          new ScalingLoop(
              List.of(new QueueMetrics(plane.apis(), plane.queueLedger())),
              metrics,
              alarms,
              scaling));
  private final CloudWatchClient cloudWatch =
      CloudWatchClient.builder()
          .endpointOverride(plane.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
          .build();

  private static DataPlaneOptions options(SandboxClock clock) {
    DataPlaneOptions any = DataPlaneOptions.forTests();
    return new DataPlaneOptions(
        any.host(),
        any.port(),
        any.account(),
        Optional.empty(),
        any.dynamoDbJars(),
        clock,
        ObjectEvents.NONE,
        Optional.empty());
  }

  @BeforeEach
  void serve() {
    plane.serve("monitoring", alarms);
    plane.serve("application-autoscaling", scaling);
    plane.serve("ecs", service);
  }

  @AfterEach
  void close() {
    cloudWatch.close();
    tick.close();
    plane.close();
    clock.close();
  }

  @Test
  void scalesOnTheDepthOfAQueue() {
    String url = call("sqs", "CreateQueue", "{'QueueName': 'jobs'}").path("QueueUrl").asString();
    call(
        "application-autoscaling",
        "RegisterScalableTarget",
        "{%s, 'MinCapacity': 1, 'MaxCapacity': 5}");
    String policy =
        call(
                "application-autoscaling",
                "PutScalingPolicy",
                "{%s, 'PolicyName': 'out', 'PolicyType': 'StepScaling',"
                    + " 'StepScalingPolicyConfiguration': {'AdjustmentType': 'ChangeInCapacity',"
                    + " 'StepAdjustments': [{'MetricIntervalLowerBound': 0, 'ScalingAdjustment':"
                    + " 2}]}}")
            .path("PolicyARN")
            .asString();
    putAlarm("deep", "ApproximateNumberOfMessagesVisible", 2, policy);
    putAlarm("old", "ApproximateAgeOfOldestMessage", 150, "arn:aws:sns:us-east-1:0:ops");

    clock.step(Duration.ofMinutes(2));
    assertThat(alarm("deep").stateValue()).isEqualTo(StateValue.OK);
    assertThat(service.desired()).isEqualTo(1);

    for (int i = 0; i < 3; i++) {
      call("sqs", "SendMessage", "{'QueueUrl': '" + url + "', 'MessageBody': 'job'}");
    }
    clock.step(Duration.ofMinutes(2));
    assertThat(alarm("deep").stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm("deep").stateReason()).contains("[3.0 (");
    assertThat(alarm("old").stateValue()).isEqualTo(StateValue.OK);
    assertThat(service.desired()).isEqualTo(3);

    clock.step(Duration.ofMinutes(3));
    assertThat(alarm("old").stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(service.desired()).as("the cooldown of five minutes").isEqualTo(3);
    assertThat(depthTimesTen()).contains(30.0);
  }

  private void putAlarm(String name, String metric, double threshold, String action) {
    cloudWatch.putMetricAlarm(
        alarm ->
            alarm
                .alarmName(name)
                .namespace("AWS/SQS")
                .metricName(metric)
                .dimensions(dimension -> dimension.name("QueueName").value("jobs"))
                .statistic(Statistic.MAXIMUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .alarmActions(action));
  }

  private MetricAlarm alarm(String name) {
    return cloudWatch
        .describeAlarms(describe -> describe.alarmNames(name))
        .metricAlarms()
        .getFirst();
  }

  private List<Double> depthTimesTen() {
    Instant now = clock.instant();
    GetMetricDataResponse data =
        cloudWatch.getMetricData(
            get ->
                get.startTime(now.minus(Duration.ofMinutes(10)))
                    .endTime(now)
                    .metricDataQueries(
                        MetricDataQuery.builder()
                            .id("m")
                            .returnData(false)
                            .metricStat(
                                stat ->
                                    stat.period(60)
                                        .stat("Maximum")
                                        .metric(
                                            metric ->
                                                metric
                                                    .namespace("AWS/SQS")
                                                    .metricName(
                                                        "ApproximateNumberOfMessagesVisible")
                                                    .dimensions(
                                                        d -> d.name("QueueName").value("jobs"))))
                            .build(),
                        MetricDataQuery.builder().id("e").expression("m * 10").build()));
    return data.metricDataResults().getFirst().values();
  }

  private ObjectNode call(String serviceName, String operation, String input) {
    ObjectNode members =
        (ObjectNode) JsonMapper.shared().readTree(input.replace("%s", TARGET).replace('\'', '"'));
    return plane.apis().call(new ApiCall(serviceName, operation, members, Caller.REGION));
  }
}
