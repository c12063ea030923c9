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
final class SharedRegion implements BeforeAllCallback, AutoCloseable {

  private static volatile @Nullable SharedRegion shared;

  private final TestAws aws = TestAws.start();
  private final DataPlane plane =
      DataPlane.start(aws.placed(DataPlaneOptions.forTests(), DataPlaneOptions::withEndpoint));

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
              shared = new SharedRegion();
              return shared;
            });
  }

  @Override
  public void close() {
    plane.close();
    aws.close();
  }
}
