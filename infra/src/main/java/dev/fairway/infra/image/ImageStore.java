package dev.fairway.infra.image;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Buckets;
import dev.fairway.infra.stack.Tables;
import java.util.List;
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
    return new ImageStore(
        uploads, renditions, Tables.keyedBy("image", scope, "ImagesTable", retain));
  }
}
