package dev.fairway.sandbox.endpoint;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.storage.ObjectEvents;
import dev.fairway.sandbox.storage.RegionS3;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The place of S3, SQS and DynamoDB outside of the sandbox. What it can't do is found out when it
 * is connected: without the three there is no region, without their events there is a limit.
 */
public final class Endpoint {

  private static final List<String> ALWAYS =
      List.of(
          "Queues have metrics of their depth; no age of the oldest message, no counts of sent and"
              + " received ones.",
          "A step of the sandbox's clock does not move the endpoint's time: delays, visibility"
              + " timeouts and time to live run on.");

  private final URI address;
  private final EventQueue queue;
  private final EventProbe.Finding finding;

  private Endpoint(URI address, EventQueue queue, EventProbe.Finding finding) {
    this.address = address;
    this.queue = queue;
    this.finding = finding;
  }

  /**
   * Finds out what an endpoint can do.
   *
   * @param apis of the endpoint itself
   * @throws EndpointException where it has no S3, no SQS or no DynamoDB
   */
  public static Endpoint connect(URI address, Account account, Apis apis) {
    try (S3Client s3 = RegionS3.at(address, account)) {
      require(address, "S3", s3::listBuckets);
      require(address, "SQS", () -> apis.call(call("sqs", "ListQueues")));
      require(address, "DynamoDB", () -> apis.call(call("dynamodb", "ListTables")));
      EventQueue queue = new EventQueue(apis, account);
      return new Endpoint(address, queue, new EventProbe(s3, queue).find());
    }
  }

  private static void require(URI address, String service, Runnable question) {
    try {
      question.run();
    } catch (SdkException | ApiException e) {
      throw new EndpointException(
          "There is no %s at %s (%s). Start LocalStack or its like there, name another --endpoint, or leave it out for the embedded services."
              .formatted(service, address, e.getMessage()));
    }
  }

  private static ApiCall call(String service, String operation) {
    return new ApiCall(service, operation, JsonNodeFactory.instance.objectNode(), Caller.REGION);
  }

  /** What is otherwise than with the embedded services, a sentence each. */
  public List<String> limits() {
    List<String> limits = new ArrayList<>(ALWAYS);
    finding
        .failure()
        .ifPresent(
            why ->
                limits.add(
                    "Uploads start nothing: S3's events do not come from %s (%s)."
                        .formatted(address, why)));
    return limits;
  }

  /**
   * Brings the endpoint's events into the region from now on, until it is closed.
   *
   * @param events takes each of them, S3's and those that were put there by hand
   */
  public AutoCloseable bridge(ObjectEvents events) {
    return finding.failure().isPresent()
        ? () -> {}
        : EventBridging.start(queue, new BridgedEvent(finding.encodedKeys()), events);
  }
}
