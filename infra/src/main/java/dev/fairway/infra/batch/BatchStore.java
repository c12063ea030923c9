package dev.fairway.infra.batch;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Buckets;
import dev.fairway.infra.stack.Tables;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * Where reports go, and what runs know of each other.
 *
 * @param state lease, watermarks and redrives
 */
record BatchStore(Bucket reports, Table state) {

  static BatchStore create(Stack stack, PlatformStack platform, ReportConfig.Keeping keeping) {
    boolean retain = platform.config().retainData();
    Bucket reports =
        Buckets.closed(stack, "ReportsBucket", retain)
            .versioned(true)
            .lifecycleRules(
                List.of(
                    Buckets.abandonedUploads(),
                    Buckets.noncurrentVersions(keeping.noncurrent()),
                    Buckets.expiry("Quarantine", "quarantine/", keeping.quarantine())))
            .build();
    Buckets.logAccess(reports, platform.logs(), "reports");
    return new BatchStore(reports, Tables.keyedBy("pk", "sk", stack, "StateTable", retain));
  }
}
