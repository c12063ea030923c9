package dev.fairway.sandbox.front;

import dev.fairway.sandbox.storage.BucketSettings;
import io.undertow.server.HttpServerExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request about a bucket's setting, such as {@code PUT /bucket?notification}. */
record BucketSettingRequest(String bucket, String setting) {

  static Optional<BucketSettingRequest> of(HttpServerExchange exchange) {
    return of(
        exchange.getRequestMethod().toString(),
        exchange.getRequestURI(),
        exchange.getQueryString());
  }

  /**
   * @param path as it was sent
   * @param query as it was sent
   */
  static Optional<BucketSettingRequest> of(String method, String path, String query) {
    String bucket = path.startsWith("/") ? path.substring(1) : path;
    if (bucket.endsWith("/")) {
      bucket = bucket.substring(0, bucket.length() - 1);
    }
    if (bucket.isEmpty() || bucket.contains("/") || method.equals("POST")) {
      return Optional.empty();
    }
    for (String parameter : query.split("&")) {
      String name = parameter.split("=", 2)[0];
      if (BucketSettings.knows(name)) {
        String decoded = URLDecoder.decode(bucket, StandardCharsets.UTF_8);
        return Optional.of(new BucketSettingRequest(decoded, name));
      }
    }
    return Optional.empty();
  }
}
