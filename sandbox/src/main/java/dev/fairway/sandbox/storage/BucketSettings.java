package dev.fairway.sandbox.storage;

import com.google.common.collect.Sets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is configured on buckets beside versions and encryption, which the object store knows: kept
 * as the documents that were put, and given back so.
 */
public final class BucketSettings {

  /** The query parameter that names a setting, and the error where a bucket lacks it. */
  private static final Map<String, String> MISSING =
      Map.ofEntries(
          Map.entry("tagging", "NoSuchTagSet"),
          Map.entry("lifecycle", "NoSuchLifecycleConfiguration"),
          Map.entry("publicAccessBlock", "NoSuchPublicAccessBlockConfiguration"),
          Map.entry("ownershipControls", "OwnershipControlsNotFoundError"),
          Map.entry("policy", "NoSuchBucketPolicy"),
          Map.entry("cors", "NoSuchCORSConfiguration"),
          Map.entry("website", "NoSuchWebsiteConfiguration"),
          Map.entry("replication", "ReplicationConfigurationNotFoundError"),
          Map.entry("object-lock", "ObjectLockConfigurationNotFoundError"));

  /** Settings that read as an empty document where nothing was put. */
  private static final Map<String, String> EMPTY =
      Map.of(
          "notification", "NotificationConfiguration",
          "logging", "BucketLoggingStatus",
          "accelerate", "AccelerateConfiguration",
          "requestPayment", "RequestPaymentConfiguration");

  private static final Pattern EVENT_BRIDGE =
      Pattern.compile("<(\\w+:)?EventBridgeConfiguration\\b");

  private final Path folder;
  private final Predicate<String> bucketExists;
  private final Map<String, Boolean> observed = new ConcurrentHashMap<>();

  BucketSettings(Path folder, Predicate<String> bucketExists) {
    this.folder = folder;
    this.bucketExists = bucketExists;
  }

  /** Whether a query parameter of this name is about a setting that is kept here. */
  public static boolean knows(String parameter) {
    return MISSING.containsKey(parameter) || EMPTY.containsKey(parameter);
  }

  /** Whether the bucket's notification configuration names EventBridge. */
  public boolean sendsToEventBridge(String bucket) {
    return observed.computeIfAbsent(
        bucket,
        name ->
            read(name, "notification")
                .map(document -> EVENT_BRIDGE.matcher(document).find())
                .orElse(false));
  }

  /**
   * Answers a request about one setting of one bucket.
   *
   * @param setting one that {@link #knows}
   * @param body the document to put, empty unless {@code method} is PUT
   */
  public SettingReply answer(String method, String bucket, String setting, String body) {
    if (!bucketExists.test(bucket)) {
      return SettingReply.error(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    return switch (method) {
      case "GET" -> get(bucket, setting);
      case "PUT" -> put(bucket, setting, body);
      case "DELETE" -> delete(bucket, setting);
      default ->
          SettingReply.error(
              405,
              "MethodNotAllowed",
              "The specified method is not allowed against this resource.");
    };
  }

  /** Drops all settings of a bucket that is gone. */
  void forget(String bucket) {
    for (String setting : Sets.union(MISSING.keySet(), EMPTY.keySet())) {
      delete(bucket, setting);
    }
  }

  private SettingReply get(String bucket, String setting) {
    Optional<String> document = read(bucket, setting);
    if (document.isPresent()) {
      String type = setting.equals("policy") ? "application/json" : "application/xml";
      return new SettingReply(200, type, document.get());
    }
    String element = EMPTY.get(setting);
    if (element != null) {
      return new SettingReply(
          200,
          "application/xml",
          "<%s xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>".formatted(element));
    }
    return SettingReply.error(
        404,
        MISSING.getOrDefault(setting, "NoSuchConfiguration"),
        "The bucket has no " + setting + ".");
  }

  private SettingReply put(String bucket, String setting, String body) {
    Path file = file(bucket, setting);
    try {
      Files.createDirectories(folder.resolve(bucket));
      Files.writeString(file, body);
    } catch (IOException e) {
      throw new UncheckedIOException("S3 can't keep the " + setting + " of " + bucket, e);
    }
    observed.remove(bucket);
    int status = setting.equals("policy") || setting.equals("tagging") ? 204 : 200;
    return new SettingReply(status, "application/xml", "");
  }

  private SettingReply delete(String bucket, String setting) {
    try {
      Files.deleteIfExists(file(bucket, setting));
    } catch (IOException e) {
      throw new UncheckedIOException("S3 can't drop the " + setting + " of " + bucket, e);
    }
    observed.remove(bucket);
    return new SettingReply(204, "application/xml", "");
  }

  private Optional<String> read(String bucket, String setting) {
    try {
      return Optional.of(Files.readString(file(bucket, setting), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("S3 can't read the " + setting + " of " + bucket, e);
    }
  }

  private Path file(String bucket, String setting) {
    return folder.resolve(bucket).resolve(setting);
  }
}
