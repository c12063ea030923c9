package dev.fairway.worker.deadletter;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.common.failure.FairwayException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Reads depth from SQS and age from CloudWatch: SQS itself tells no age ("Available CloudWatch
 * metrics for Amazon SQS": ApproximateAgeOfOldestMessage, once a minute).
 */
public final class QueueGauge {

  private static final Logger log = LoggerFactory.getLogger(QueueGauge.class);
  private static final Duration RECENT = Duration.ofMinutes(5);

  private final SqsClient sqs;
  private final CloudWatchClient metrics;
  private final QueueSettings settings;
  private final Clock clock;

  QueueGauge(SqsClient sqs, CloudWatchClient metrics, QueueSettings settings, Clock clock) {
    this.sqs = sqs;
    this.metrics = metrics;
    this.settings = settings;
    this.clock = clock;
  }

  public Backlog backlog() throws InterruptedException {
    Map<QueueAttributeName, String> work = attributes(settings.queueUrl());
    Map<QueueAttributeName, String> dead = attributes(settings.deadletterUrl());
    return new Backlog(
        count(work, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        count(work, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        count(work, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
        count(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
            + count(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  private Map<QueueAttributeName, String> attributes(String url) throws InterruptedException {
    return calling(
            "counting the messages of " + url,
            () ->
                sqs.getQueueAttributes(
                    get ->
                        get.queueUrl(url)
                            .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)))
        .attributes();
  }

  private static long count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Long.parseLong(attributes.getOrDefault(name, "0"));
  }

  /** Empty where CloudWatch has no recent value or may not be asked. */
  public Optional<OldestAge> oldestAge() throws InterruptedException {
    Instant now = clock.instant();
    try {
      return calling("reading the age of the queue", () -> metrics.getMetricData(request(now)))
          .metricDataResults()
          .stream()
          .filter(result -> !result.values().isEmpty())
          .map(QueueGauge::newest)
          .findFirst();
    } catch (FairwayException | SdkException unavailable) {
      log.warn("The queue's age is not known: {}", unavailable.getMessage());
      return Optional.empty();
    }
  }

  private GetMetricDataRequest request(Instant now) {
    return GetMetricDataRequest.builder()
        .startTime(now.minus(RECENT))
        .endTime(now)
        .scanBy(ScanBy.TIMESTAMP_DESCENDING)
        .metricDataQueries(
            query ->
                query
                    .id("age")
                    .metricStat(
                        stat ->
                            stat.stat("Maximum")
                                .period(60)
                                .metric(
                                    metric ->
                                        metric
                                            .namespace("AWS/SQS")
                                            .metricName("ApproximateAgeOfOldestMessage")
                                            .dimensions(
                                                queue ->
                                                    queue
                                                        .name("QueueName")
                                                        .value(settings.queueName())))))
        .build();
  }

  private static OldestAge newest(MetricDataResult result) {
    List<Double> ages = result.values();
    return new OldestAge(
        Duration.ofSeconds(Math.round(ages.getFirst())), result.timestamps().getFirst());
  }
}
