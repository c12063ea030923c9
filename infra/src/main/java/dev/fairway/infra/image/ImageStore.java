package dev.fairway.infra.image;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Buckets;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** Where images come from and where their results go. */
record ImageStore(Bucket uploads, Bucket renditions, Table images) {

  static ImageStore create(Construct scope, PlatformStack platform, int noncurrentDays) {
    boolean retain = platform.config().retainData();
    Bucket uploads =
        Buckets.closed(scope, "UploadsBucket", retain)
            .versioned(true)
            .lifecycleRules(
                List.of(Buckets.abandonedUploads(), Buckets.noncurrentVersions(noncurrentDays)))
            .build();
    Buckets.notifyEventBridge(uploads);
    Buckets.logAccess(uploads, platform.logs(), "uploads");
    Bucket renditions =
        Buckets.closed(scope, "RenditionsBucket", retain)
            .lifecycleRules(List.of(Buckets.abandonedUploads()))
            .build();
    Buckets.logAccess(renditions, platform.logs(), "renditions");
    return new ImageStore(uploads, renditions, imagesTable(scope, retain));
  }

  private static Table imagesTable(Construct scope, boolean retain) {
    return Table.Builder.create(scope, "ImagesTable")
        .partitionKey(Attribute.builder().name("image").type(AttributeType.STRING).build())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
        .timeToLiveAttribute("expiresAt")
        .deletionProtection(retain)
        .removalPolicy(retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
        .build();
  }
}
