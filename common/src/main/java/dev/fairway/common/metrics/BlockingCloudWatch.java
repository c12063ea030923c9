package dev.fairway.common.metrics;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/**
 * The asynchronous client that Micrometer asks for, over a blocking one that is made at its first
 * call: a task sends its metrics once, and needs no second HTTP stack for it.
 */
final class BlockingCloudWatch implements CloudWatchAsyncClient {

  private final Supplier<CloudWatchClient> factory;
  private @Nullable CloudWatchClient client;

  BlockingCloudWatch(Supplier<CloudWatchClient> factory) {
    this.factory = factory;
  }

  @Override
  public CompletableFuture<PutMetricDataResponse> putMetricData(PutMetricDataRequest request) {
    try {
      return CompletableFuture.completedFuture(client().putMetricData(request));
    } catch (SdkException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private synchronized CloudWatchClient client() {
    if (client == null) {
      client = factory.get();
    }
    return client;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
