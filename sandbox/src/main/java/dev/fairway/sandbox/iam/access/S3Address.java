package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.ApiException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bucket and a key as a path names them.
 *
 * @param bucket empty for the list of all buckets
 * @param key decoded, empty for the bucket itself
 */
record S3Address(String bucket, String key) {

  /** Reads {@code /bucket/key}, percent-encoded. */
  static S3Address of(String path) {
    String plain = path.startsWith("/") ? path.substring(1) : path;
    int slash = plain.indexOf('/');
    return slash < 0
        ? new S3Address(decode(plain), "")
        : new S3Address(decode(plain.substring(0, slash)), decode(plain.substring(slash + 1)));
  }

  /** The right to read what an {@code x-amz-copy-source} header names. */
  static Access copied(String header) {
    int question = header.indexOf('?');
    Map<String, String> query = query(question < 0 ? "" : header.substring(question + 1));
    String path = question < 0 ? header : header.substring(0, question);
    // Some clients encode the slash between bucket and key as well.
    S3Address source = of(path.replaceFirst("(?i)^/?([^/]+?)%2F", "/$1/"));
    return source.object(
        query.containsKey("versionId") ? "s3:GetObjectVersion" : "s3:GetObject", query);
  }

  /** The parameters of a query string; one without a value has an empty one. */
  static Map<String, String> query(String text) {
    Map<String, String> out = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        out.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return out;
  }

  String bucketArn() {
    return "arn:aws:s3:::" + bucket;
  }

  Access object(String action, Map<String, String> query) {
    String version = query.get("versionId");
    return new Access(
        action,
        bucketArn() + "/" + key,
        version == null ? Map.of() : Map.of("s3:VersionId", List.of(version)));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("InvalidURI", "Couldn't parse the specified URI.");
    }
  }
}
