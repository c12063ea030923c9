package dev.fairway.sandbox.notifications.delivery;

import dev.fairway.sandbox.notifications.topic.DeliveryPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * When a failed delivery is tried again ("Amazon SNS message delivery retries"): at once, then
 * after the shortest delay, then after growing ones, then after the longest. AWS adds jitter.
 *
 * @param shortest delay before the back-off
 * @param from delay at the beginning of the back-off
 * @param longest delay at its end and after it
 */
record RetrySchedule(
    int immediate,
    int beforeBackOff,
    Duration shortest,
    int inBackOff,
    Duration from,
    Duration longest,
    Growth growth,
    int afterBackOff) {

  /** The curve of the back-off, which AWS shows in a picture and gives no formula for. */
  enum Growth {
    LINEAR,
    ARITHMETIC,
    GEOMETRIC,
    EXPONENTIAL;

    /**
     * @param progress from 0 to 1
     */
    double part(double progress) {
      return switch (this) {
        case LINEAR -> progress;
        case ARITHMETIC -> progress * (progress + 1) / 2;
        case GEOMETRIC -> progress * progress;
        case EXPONENTIAL -> (Math.pow(2, 10 * progress) - 1) / 1023;
      };
    }
  }

  /** For SQS, Lambda and Firehose: 23 days. */
  static final RetrySchedule MANAGED =
      new RetrySchedule(3, 2, seconds(1), 10, seconds(1), seconds(20), Growth.EXPONENTIAL, 100_000);

  /** For mail and telephones: about six hours. */
  static final RetrySchedule CUSTOMER =
      new RetrySchedule(0, 2, seconds(10), 10, seconds(10), seconds(600), Growth.EXPONENTIAL, 38);

  static RetrySchedule of(DeliveryPolicy policy) {
    int phased =
        policy.numNoDelayRetries() + policy.numMinDelayRetries() + policy.numMaxDelayRetries();
    return new RetrySchedule(
        policy.numNoDelayRetries(),
        policy.numMinDelayRetries(),
        seconds(policy.minDelayTarget()),
        policy.numRetries() - phased,
        seconds(policy.minDelayTarget()),
        seconds(policy.maxDelayTarget()),
        Growth.valueOf(policy.backoffFunction().toUpperCase(java.util.Locale.ROOT)),
        policy.numMaxDelayRetries());
  }

  /** How long to wait after so many failures, empty when it is time to give up. */
  Optional<Duration> after(int failures) {
    int retry = failures;
    if (retry <= immediate) {
      return Optional.of(Duration.ZERO);
    }
    retry -= immediate;
    if (retry <= beforeBackOff) {
      return Optional.of(shortest);
    }
    retry -= beforeBackOff;
    if (retry <= inBackOff) {
      double progress = inBackOff == 1 ? 0 : (retry - 1) / (double) (inBackOff - 1);
      double range = longest.minus(from).toMillis();
      return Optional.of(from.plusMillis(Math.round(range * growth.part(progress))));
    }
    return retry - inBackOff <= afterBackOff ? Optional.of(longest) : Optional.empty();
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
