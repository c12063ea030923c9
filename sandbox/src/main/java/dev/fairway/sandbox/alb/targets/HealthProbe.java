package dev.fairway.sandbox.alb.targets;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends health checks to targets, as real requests. */
public final class HealthProbe implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HealthProbe.class);

  private final ExecutorService checks = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Sends one check, and says what became of it on a thread of its own. */
  void send(TargetAddress target, HealthCheck check, Consumer<ProbeResult> then) {
    try {
      checks.execute(() -> then.accept(send(target, check)));
    } catch (RejectedExecutionException e) {
      log.debug("No more checks: the region stops", e);
    }
  }

  private ProbeResult send(TargetAddress target, HealthCheck check) {
    int port = check.port().orElse(target.port());
    HttpRequest request =
        HttpRequest.newBuilder(target.uri(port).resolve(check.path()))
            .header("User-Agent", "ELB-HealthChecker/2.0")
            .timeout(check.timeout())
            .build();
    try {
      return new ProbeResult.Answered(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (HttpTimeoutException e) {
      return new ProbeResult.TimedOut();
    } catch (IOException e) {
      return new ProbeResult.Failed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProbeResult.Failed();
    }
  }

  /** Ends the checks that are under way. */
  @Override
  public void close() {
    checks.shutdown();
    http.shutdownNow();
    checks.close();
  }
}
