package dev.fairway.worker.consume;

import dev.fairway.common.backend.TestAws;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One SQS and DynamoDB for all tests, which stay apart by the names of queues and tables. */
final class SharedRegion implements BeforeAllCallback {

  private static volatile @Nullable Standing shared;

  /** What stands until the last test is over; the extension itself is made anew for each class. */
  private record Standing(TestAws aws, DataPlane plane) implements AutoCloseable {

    static Standing start() {
      TestAws aws = TestAws.start();
      return new Standing(
          aws,
          DataPlane.start(aws.placed(DataPlaneOptions.forTests(), DataPlaneOptions::withEndpoint)));
    }

    @Override
    public void close() {
      plane.close();
      aws.close();
    }
  }

  static URI endpoint() {
    return Objects.requireNonNull(shared, "@ExtendWith(SharedRegion.class) is missing")
        .plane
        .endpoint();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(
            SharedRegion.class,
            type -> {
              Standing standing = Standing.start();
              shared = standing;
              return standing;
            });
  }
}
