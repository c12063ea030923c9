package dev.fairway.common.backend;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * S3, SQS and DynamoDB for one test region: the embedded ones, or a LocalStack of its own, so that
 * regions of the same names don't meet. The environment variable FAIRWAY_TEST_AWS chooses, once for
 * all regions of a JVM: {@code auto} as where there is none, {@code embedded}, or {@code
 * localstack}; FAIRWAY_LOCALSTACK_IMAGE names another image.
 */
public final class TestAws implements AutoCloseable {

  private static final String IMAGE = "localstack/localstack:4.14.0";
  private static final AtomicBoolean announced = new AtomicBoolean();

  private final @Nullable LocalStackServer server;

  private TestAws(@Nullable LocalStackServer server) {
    this.server = server;
  }

  /** The choice of this JVM, made at the first question. */
  private static final class Chosen {

    static final Backend BACKEND = choose();

    private static Backend choose() {
      String image = Objects.requireNonNullElse(System.getenv("FAIRWAY_LOCALSTACK_IMAGE"), IMAGE);
      Backend chosen =
          Backend.choose(
              Optional.ofNullable(System.getenv("FAIRWAY_TEST_AWS")), image, new LocalDocker());
      if (chosen instanceof Backend.LocalStack) {
        LocalDocker.endOrphans();
      }
      return chosen;
    }
  }

  static Backend backend() {
    return Chosen.BACKEND;
  }

  /** Starts what was chosen, and says once what that is. */
  public static TestAws start() {
    return switch (backend()) {
      case Backend.Embedded(String why) -> {
        announce("the embedded services (" + why + ")");
        yield new TestAws(null);
      }
      case Backend.LocalStack(String image) -> {
        LocalStackServer server = LocalStackServer.start(image);
        announce(
            "LocalStack of %s at %s (FAIRWAY_TEST_AWS=embedded for the embedded services)"
                .formatted(image, server.endpoint()));
        yield new TestAws(server);
      }
    };
  }

  private static void announce(String what) {
    if (announced.compareAndSet(false, true)) {
      System.out.println("AWS for these tests: " + what);
    }
  }

  /** How many of something a test takes, fewer on LocalStack where each costs more, and says so. */
  public static int affordable(String what, int embedded, int onLocalStack) {
    return switch (backend()) {
      case Backend.Embedded none -> embedded;
      case Backend.LocalStack slower -> {
        System.out.printf("Fewer on LocalStack: %d of %d %s%n", onLocalStack, embedded, what);
        yield onLocalStack;
      }
    };
  }

  /** A region's options, changed so that they name the endpoint where there is one. */
  public <O> O placed(O options, BiFunction<O, URI, O> at) {
    return server == null ? options : at.apply(options, server.endpoint());
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
