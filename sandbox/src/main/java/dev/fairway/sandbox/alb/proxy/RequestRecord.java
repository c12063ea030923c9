package dev.fairway.sandbox.alb.proxy;

import dev.fairway.sandbox.alb.targets.TargetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request that was answered, with what an access log says of it ("Access logs for your
 * Application Load Balancer", User Guide).
 *
 * @param received the region's time
 * @param ended the region's time
 * @param loadBalancer {@code app/name/id}
 * @param status what the client got; 0 where its connection ended before
 * @param receivedBytes of the request, its head included
 * @param sentBytes of the response, its head included
 * @param requestLine method, URL, protocol
 * @param traceId the value of X-Amzn-Trace-Id
 * @param routing what the listener decided
 */
public record RequestRecord(
    Instant received,
    Instant ended,
    String loadBalancer,
    InetSocketAddress client,
    int status,
    long receivedBytes,
    long sentBytes,
    String requestLine,
    String host,
    String userAgent,
    String traceId,
    Routing routing,
    Optional<ToTarget> toTarget) {

  /**
   * @param rulePriority 0 for the default action, -1 where no rule was evaluated
   * @param action such as {@code forward}, empty where none was taken
   * @param redirectUrl empty where there was no redirect
   */
  public record Routing(int rulePriority, String action, String redirectUrl) {}

  /**
   * The part of a request that a target had.
   *
   * @param status empty where the target did not answer
   * @param times in seconds
   */
  public record ToTarget(
      String targetGroupArn, TargetAddress target, OptionalInt status, Times times) {}

  /**
   * Processing times in seconds, -1 where it did not come to that.
   *
   * @param request from the request's arrival to its sending to the target
   * @param target from then to the beginning of the target's answer
   * @param response from then to the end of the answer
   */
  public record Times(double request, double target, double response) {}

  /** Hears of every request once its answer has ended; on the listener's I/O thread. */
  @FunctionalInterface
  public interface Listener {

    void ended(RequestRecord request);

    Listener NOBODY = request -> {};
  }
}
