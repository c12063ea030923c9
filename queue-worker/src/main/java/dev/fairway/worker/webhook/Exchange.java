package dev.fairway.worker.webhook;

import dev.fairway.worker.webhook.targets.Target;
import dev.fairway.worker.webhook.targets.Targets;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** One POST of a webhook and the reading of its answer, up to a limit. */
final class Exchange implements Callable<Answer> {

  private final Targets targets;
  private final PinnedClients clients;
  private final long maxResponse;
  private final String url;
  private final WebhookMessage message;
  private volatile @Nullable HttpPost post;
  private volatile boolean stopped;
  private boolean readWhole;

  Exchange(
      Targets targets,
      PinnedClients clients,
      long maxResponse,
      String url,
      WebhookMessage message) {
    this.targets = targets;
    this.clients = clients;
    this.maxResponse = maxResponse;
    this.url = url;
    this.message = message;
  }

  @Override
  public Answer call() {
    return switch (targets.find(url)) {
      case Target.Refused(String reason) -> new Answer.Forbidden(sentence(reason));
      case Target.Unknown(String reason) -> new Answer.Unreachable(sentence(reason));
      case Target.Reachable reachable -> send(reachable);
    };
  }

  /** Breaks it off from another thread, wherever it is. */
  void stop() {
    stopped = true;
    HttpPost running = post;
    if (running != null) {
      running.cancel();
    }
  }

  private Answer send(Target.Reachable target) {
    HttpPost request = request(target);
    post = request;
    if (stopped) {
      request.cancel();
    }
    CloseableHttpClient client = clients.create(target.addresses());
    try {
      return read(client.executeOpen(null, request, null));
    } catch (SSLException e) {
      return new Answer.Unreachable("TLS failed: " + e.getMessage());
    } catch (IOException e) {
      return new Answer.Unreachable("The connection failed or broke off: " + e.getMessage());
    } finally {
      // An orderly close would go on reading an endless answer; any other receiver gets one.
      client.close(readWhole ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE);
    }
  }

  private HttpPost request(Target.Reachable target) {
    var request = new HttpPost(target.url());
    request.setHeader("webhook-id", message.id());
    request.setHeader("webhook-timestamp", message.timestamp().getEpochSecond());
    request.setHeader("webhook-signature", message.signature());
    request.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
    return request;
  }

  private Answer read(ClassicHttpResponse response) throws IOException {
    HttpEntity body = response.getEntity();
    readWhole = body == null || skip(body.getContent());
    Header retryAfter = response.getFirstHeader("Retry-After");
    return new Answer.Status(response.getCode(), retryAfter == null ? null : retryAfter.getValue());
  }

  /** True where the body ends within the limit. */
  private boolean skip(InputStream body) throws IOException {
    byte[] buffer = new byte[8 * 1024];
    long left = maxResponse;
    while (left > 0) {
      int read = body.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return true;
      }
      left -= read;
    }
    return false;
  }

  private static String sentence(String reason) {
    return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
  }
}
