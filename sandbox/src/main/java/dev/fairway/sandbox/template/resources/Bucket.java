package dev.fairway.sandbox.template.resources;

import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/** {@code AWS::S3::Bucket}: its name, versioning and whether it tells EventBridge of objects. */
final class Bucket implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    String name =
        properties
            .text("BucketName")
            .orElseGet(() -> PhysicalName.bucket(request.stack(), request.logicalId()));
    S3Client s3 = world.s3();
    create(s3, name);
    version(s3, name, properties.child("VersioningConfiguration"));
    notify(s3, name, properties.child("NotificationConfiguration"));
    String region = world.account().region();
    return Provisioned.simulated(
        name,
        Map.of(
            "Arn", "arn:aws:s3:::" + name,
            "DomainName", name + ".s3.amazonaws.com",
            "RegionalDomainName", name + ".s3." + region + ".amazonaws.com",
            "DualStackDomainName", name + ".s3.dualstack." + region + ".amazonaws.com"));
  }

  private static void create(S3Client s3, String name) {
    try {
      s3.createBucket(bucket -> bucket.bucket(name));
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
      // A kept state has it already, and the region has one account: it is ours.
    }
  }

  private static void version(S3Client s3, String name, Properties versioning) {
    boolean wanted = versioning.text("Status").filter("Enabled"::equals).isPresent();
    BucketVersioningStatus now = s3.getBucketVersioning(get -> get.bucket(name)).status();
    if (wanted == (now == BucketVersioningStatus.ENABLED)) {
      return;
    }
    BucketVersioningStatus status =
        wanted ? BucketVersioningStatus.ENABLED : BucketVersioningStatus.SUSPENDED;
    s3.putBucketVersioning(
        put ->
            put.bucket(name)
                .versioningConfiguration(configuration -> configuration.status(status)));
  }

  private static void notify(S3Client s3, String name, Properties notification) {
    boolean wanted =
        notification.has("EventBridgeConfiguration")
            && notification
                .child("EventBridgeConfiguration")
                .text("EventBridgeEnabled")
                .map(Boolean::parseBoolean)
                .orElse(true);
    NotificationConfiguration.Builder configuration = NotificationConfiguration.builder();
    if (wanted) {
      configuration.eventBridgeConfiguration(EventBridgeConfiguration.builder().build());
    }
    s3.putBucketNotificationConfiguration(
        put -> put.bucket(name).notificationConfiguration(configuration.build()));
  }
}
