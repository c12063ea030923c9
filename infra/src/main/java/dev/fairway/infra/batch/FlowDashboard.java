package dev.fairway.infra.batch;

import dev.fairway.infra.task.AppTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TextWidget;

/**
 * The CloudWatch dashboard {@code fairway} with a row for each flow; what is not deployed has empty
 * graphs. It names what it shows and refers to no other stack.
 */
final class FlowDashboard {

  private static final Duration HOUR = Duration.hours(1);
  private static final Duration MINUTE = Duration.minutes(1);
  private static final int THIRD = 8;

  private final Stack stack;
  private final String cluster;

  FlowDashboard(Stack stack, String cluster) {
    this.stack = stack;
    this.cluster = cluster;
  }

  void create() {
    Dashboard.Builder.create(stack, "Dashboard")
        .dashboardName("fairway")
        .widgets(
            List.of(
                List.of(title("batch-job: reports by the hour")),
                batchJob(),
                List.of(title("image-processor: a task for each upload")),
                imageProcessor(),
                List.of(title("queue-worker: a queue and its tasks")),
                queueWorker()))
        .build();
  }

  private static List<IWidget> batchJob() {
    return List.of(
        graph(
            "Reports",
            hourly("reports.written.count", "written"),
            hourly("reports.corrected.count", "corrected"),
            hourly("reports.unchanged.count", "unchanged"),
            hourly("reports.failed.count", "failed"),
            BatchMetrics.most("windows.behind.value", HOUR)),
        graph("Rows", hourly("rows.read.count", "read"), hourly("rows.rejected.count", "rejected")),
        graph(
            "Uploads without a record",
            hourly("uploads.redriven.count", "started again"),
            hourly("uploads.given-up.count", "given up")));
  }

  private static List<IWidget> imageProcessor() {
    return List.of(
        graph(
            "Images by outcome", found("{%s,outcome} MetricName=\"images.handled.count\"", "Sum")),
        graph(
            "Rejections by reason",
            found("{%s,reason} MetricName=\"images.rejected.count\"", "Sum")),
        graph("Milliseconds for an image", taken()));
  }

  private List<IWidget> queueWorker() {
    return List.of(
        graph(
            "Jobs that wait and run",
            ofQueue("ApproximateNumberOfMessagesVisible"),
            ofQueue("ApproximateNumberOfMessagesNotVisible")),
        graph("Age of the oldest job, seconds", ofQueue("ApproximateAgeOfOldestMessage")),
        graph("Tasks", ofService("DesiredTaskCount"), ofService("RunningTaskCount")));
  }

  /** Micrometer's unit in CloudWatch is the millisecond. */
  private static IMetric taken() {
    return Metric.Builder.create()
        .namespace(AppTask.METRICS_NAMESPACE)
        .metricName("images.duration.avg")
        .statistic("Average")
        .period(Duration.minutes(5))
        .build();
  }

  private static IMetric hourly(String name, String label) {
    return BatchMetrics.sum(name, HOUR).with(MetricOptions.builder().label(label).build());
  }

  /** Every metric like this, whatever values its dimensions have. */
  private static IMetric found(String search, String statistic) {
    return MathExpression.Builder.create()
        .expression(
            "SEARCH('%s', '%s')".formatted(search.formatted(AppTask.METRICS_NAMESPACE), statistic))
        .label("")
        .period(Duration.minutes(5))
        .build();
  }

  private static IMetric ofQueue(String name) {
    return Metric.Builder.create()
        .namespace("AWS/SQS")
        .metricName(name)
        .dimensionsMap(Map.of("QueueName", "fairway-jobs"))
        .statistic("Maximum")
        .period(MINUTE)
        .build();
  }

  private IMetric ofService(String name) {
    return Metric.Builder.create()
        .namespace("ECS/ContainerInsights")
        .metricName(name)
        .dimensionsMap(dimensionsOfService())
        .statistic("Maximum")
        .period(MINUTE)
        .build();
  }

  private Map<String, String> dimensionsOfService() {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("ClusterName", cluster);
    dimensions.put("ServiceName", "queue-worker");
    return dimensions;
  }

  private static TextWidget title(String text) {
    return TextWidget.Builder.create().markdown("## " + text).width(24).height(1).build();
  }

  private static GraphWidget graph(String title, IMetric... metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(new ArrayList<>(List.of(metrics)))
        .width(THIRD)
        .height(6)
        .build();
  }
}
