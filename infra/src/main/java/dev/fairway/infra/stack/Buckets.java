package dev.fairway.infra.stack;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** Buckets as every stack makes them: encrypted, closed to the public, TLS only. */
public final class Buckets {

  private Buckets() {}

  public static Bucket.Builder closed(Construct scope, String id, boolean retain) {
    return Bucket.Builder.create(scope, id)
        .encryption(BucketEncryption.S3_MANAGED)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .removalPolicy(retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
  }

  /** Removes the parts of uploads that were never finished, which are billed but can't be seen. */
  public static LifecycleRule abandonedUploads() {
    return LifecycleRule.builder()
        .id("AbandonedUploads")
        .abortIncompleteMultipartUploadAfter(Duration.days(7))
        .build();
  }

  public static LifecycleRule noncurrentVersions(int days) {
    return LifecycleRule.builder()
        .id("NoncurrentVersions")
        .noncurrentVersionExpiration(Duration.days(days))
        .expiredObjectDeleteMarker(true)
        .build();
  }

  /** Deletes what lies under a prefix some days after it was written. */
  public static LifecycleRule expiry(String id, String prefix, int days) {
    return LifecycleRule.builder().id(id).prefix(prefix).expiration(Duration.days(days)).build();
  }

  public static List<LifecycleRule> expiry(int days) {
    return List.of(
        LifecycleRule.builder().id("Expiry").expiration(Duration.days(days)).build(),
        abandonedUploads());
  }

  /**
   * Sends the access log of a bucket to the platform's log bucket. The construct's own property
   * would write the bucket's name into the platform's policy, and so tie the platform to the app.
   */
  public static void logAccess(Bucket bucket, IBucket logs, String name) {
    l1(bucket)
        .setLoggingConfiguration(
            CfnBucket.LoggingConfigurationProperty.builder()
                .destinationBucketName(logs.getBucketName())
                .logFilePrefix("s3/" + name + "/")
                .build());
  }

  /** Sends the bucket's events to EventBridge; the construct's own property would add a Lambda. */
  public static void notifyEventBridge(Bucket bucket) {
    l1(bucket)
        .setNotificationConfiguration(
            CfnBucket.NotificationConfigurationProperty.builder()
                .eventBridgeConfiguration(
                    CfnBucket.EventBridgeConfigurationProperty.builder()
                        .eventBridgeEnabled(true)
                        .build())
                .build());
  }

  private static CfnBucket l1(Bucket bucket) {
    if (bucket.getNode().getDefaultChild() instanceof CfnBucket cfn) {
      return cfn;
    }
    throw new IllegalStateException("A bucket construct without its AWS::S3::Bucket");
  }
}
