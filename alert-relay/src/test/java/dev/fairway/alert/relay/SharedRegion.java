package dev.fairway.alert.relay;

import dev.fairway.common.backend.TestAws;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.faults.Faults;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import dev.fairway.sandbox.notifications.Notifications;
import dev.fairway.sandbox.notifications.inbox.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One SQS, DynamoDB and SNS for all tests, which stay apart by the names of what they create. */
public final class SharedRegion implements BeforeAllCallback, AutoCloseable {

  private static volatile @Nullable SharedRegion shared;

  private final TestAws aws = TestAws.start();
  private final DataPlane plane =
      DataPlane.start(aws.placed(DataPlaneOptions.forTests(), DataPlaneOptions::withEndpoint));
  private final SandboxClock clock = SandboxClock.system();
  private final Notifications notifications;

  private SharedRegion() throws IOException {
    Inbox inbox = new Inbox(Files.createTempDirectory("inbox"), mail -> {});
    notifications =
        new Notifications(
            Account.DEFAULT,
            plane.apis(),
            clock,
            plane.endpoint(),
            Optional.empty(),
            new Notifications.Mailing(inbox, Optional.empty()),
            new Faults(clock));
    plane.serve("sns", notifications);
  }

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
              shared = start();
              return shared;
            });
  }

  private static SharedRegion start() {
    try {
      return new SharedRegion();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    notifications.close();
    plane.close();
    aws.close();
    clock.close();
  }
}
