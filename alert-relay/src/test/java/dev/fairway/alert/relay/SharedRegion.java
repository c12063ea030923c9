package dev.fairway.alert.relay;

import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One SQS and DynamoDB for all tests, which stay apart by the names of queues and tables. */
public final class SharedRegion implements BeforeAllCallback, AutoCloseable {

  private static volatile @Nullable SharedRegion shared;

  private final DataPlane plane = DataPlane.start(DataPlaneOptions.forTests());

  public static URI endpoint() {
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
  }
}
