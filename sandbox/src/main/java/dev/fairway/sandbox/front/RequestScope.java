package dev.fairway.sandbox.front;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request's signature says about its destination and its sender.
 *
 * @param service the SigV4 signing name; for a request without a SigV4 signature {@code sns} where
 *     it follows one of SNS's links, else {@code s3}
 * @param accessKeyId empty for an unsigned request
 */
record RequestScope(String service, Optional<String> accessKeyId) {

  private static final Pattern HEADER = Pattern.compile("Credential=([^,\\s]+)");
  private static final Pattern QUERY = Pattern.compile("(?:^|&)X-Amz-Credential=([^&]+)");
  private static final Pattern LINK_OF_SNS =
      Pattern.compile("(?:^|&)Action=(ConfirmSubscription|Unsubscribe)(?:&|$)");
  private static final Pattern SIGNATURE_V2 = Pattern.compile("(?:^|&)AWSAccessKeyId=([^&]+)");

  static RequestScope of(HttpServerExchange exchange) {
    return of(
        exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION), exchange.getQueryString());
  }

  /**
   * @param authorization the header, null where there is none
   * @param query the query string as it was sent
   */
  static RequestScope of(@Nullable String authorization, String query) {
    if (authorization != null) {
      Matcher header = HEADER.matcher(authorization);
      if (header.find()) {
        return ofCredential(header.group(1));
      }
      if (authorization.startsWith("AWS ")) {
        return new RequestScope("s3", Optional.of(authorization.substring(4).split(":", 2)[0]));
      }
    }
    Matcher presigned = QUERY.matcher(query);
    if (presigned.find()) {
      return ofCredential(URLDecoder.decode(presigned.group(1), StandardCharsets.UTF_8));
    }
    if (LINK_OF_SNS.matcher(query).find()) {
      return new RequestScope("sns", Optional.empty());
    }
    Matcher older = SIGNATURE_V2.matcher(query);
    return new RequestScope(
        "s3",
        older.find()
            ? Optional.of(URLDecoder.decode(older.group(1), StandardCharsets.UTF_8))
            : Optional.empty());
  }

  /** A credential is {@code key/date/region/service/aws4_request}; SigV4A leaves out the region. */
  private static RequestScope ofCredential(String credential) {
    String[] parts = credential.split("/", -1);
    if (parts.length < 4) {
      return new RequestScope("s3", Optional.of(parts[0]));
    }
    return new RequestScope(parts[parts.length - 2], Optional.of(parts[0]));
  }
}
