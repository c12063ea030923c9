package dev.fairway.common.aws;

import dev.fairway.common.failure.BadConfigurationException;
import dev.fairway.common.failure.OutOfReachException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what an SDK exception means for the task. */
public final class AwsFailures {

  private static final Set<String> MISSING =
      Set.of("NoSuchBucket", "ResourceNotFoundException", "QueueDoesNotExist");

  private AwsFailures() {}

  /**
   * Makes a call; a failure tells what was tried.
   *
   * @param what the call in words, with its identifiers, such as {@code reading s3://bucket/key}
   * @throws InterruptedException when the thread was told to stop while it waited
   */
  public static <T> T calling(String what, Supplier<T> call) throws InterruptedException {
    try {
      return call.get();
    } catch (AbortedException stopped) {
      throw interrupted(what, stopped);
    } catch (SdkException failed) {
      if (Thread.interrupted()) {
        throw interrupted(what, failed);
      }
      throw translate(what, failed);
    }
  }

  private static InterruptedException interrupted(String what, SdkException cause) {
    var stopped = new InterruptedException("Stopped while " + what);
    stopped.initCause(cause);
    return stopped;
  }

  static RuntimeException translate(String what, SdkException failed) {
    return switch (failed) {
      case AwsServiceException answer -> translateAnswer(what, answer);
      case SdkClientException client
          when String.valueOf(client.getMessage()).startsWith("Unable to load credentials") ->
          new BadConfigurationException(
              "No AWS credentials for "
                  + what
                  + ": a task has those of its task role, elsewhere set AWS_ACCESS_KEY_ID and"
                  + " AWS_SECRET_ACCESS_KEY.",
              client);
      case SdkClientException client ->
          new OutOfReachException("No answer when " + what + ": " + client.getMessage(), client);
      default -> failed;
    };
  }

  private static RuntimeException translateAnswer(String what, AwsServiceException answer) {
    String code = answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    if (answer.statusCode() >= 500 || answer.isThrottlingException()) {
      return new OutOfReachException(
          "Not served when " + what + ": " + answer.getMessage(), answer);
    }
    if (code != null && MISSING.contains(code)) {
      return new BadConfigurationException(
          "Missing when " + what + ": " + answer.getMessage(), answer);
    }
    if (answer.statusCode() == 403 || "AccessDeniedException".equals(code)) {
      return new BadConfigurationException(
          "Refused when " + what + ": look at the task role. " + answer.getMessage(), answer);
    }
    return answer;
  }
}
