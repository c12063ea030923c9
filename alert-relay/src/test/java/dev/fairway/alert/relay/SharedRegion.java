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
public final class SharedRegion implements BeforeAllCallback {

  private static volatile @Nullable Standing shared;

  /** What stands until the last test is over; the extension itself is made anew for each class. */
  private static final class Standing implements AutoCloseable {

    private final TestAws aws = TestAws.start();
    private final DataPlane plane =
        DataPlane.start(aws.placed(DataPlaneOptions.forTests(), DataPlaneOptions::withEndpoint));
    private final SandboxClock clock = SandboxClock.system();
    private final Notifications notifications;

    Standing() throws IOException {
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

    @Override
    public void close() {
      notifications.close();
      plane.close();
      aws.close();
      clock.close();
    }
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
              Standing standing = start();
              shared = standing;
              return standing;
            });
  }

  private static Standing start() {
    try {
      return new Standing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
