package dev.fairway.common.backend;

import java.util.Locale;
import java.util.Optional;

/** What the tests of one JVM have for S3, SQS and DynamoDB. */
sealed interface Backend {

  /**
   * The emulators that the sandbox brings.
   *
   * @param why they were taken
   */
  record Embedded(String why) implements Backend {}

  /** LocalStack in a container of this image. */
  record LocalStack(String image) implements Backend {}

  /** What this machine's Docker has. */
  interface Docker {

    boolean answers();

    boolean has(String image);
  }

  /**
   * Chooses by the word of FAIRWAY_TEST_AWS, {@code auto} where there is none. Only {@code
   * localstack} may pull an image; {@code auto} takes what lies there.
   *
   * @throws IllegalStateException with what is missing where LocalStack was asked for
   */
  static Backend choose(Optional<String> word, String image, Docker docker) {
    return switch (word.orElse("auto").toLowerCase(Locale.ROOT)) {
      case "embedded" -> new Embedded("FAIRWAY_TEST_AWS=embedded");
      case "localstack" -> localStack(image, docker);
      case "auto" -> whatIsThere(image, docker);
      default ->
          throw new IllegalStateException(
              "FAIRWAY_TEST_AWS is '%s'; it can be auto, embedded or localstack."
                  .formatted(word.orElse("")));
    };
  }

  private static Backend localStack(String image, Docker docker) {
    if (!docker.answers()) {
      throw new IllegalStateException(
          "FAIRWAY_TEST_AWS=localstack needs Docker, and none answers. Start it, or leave the variable out.");
    }
    return new LocalStack(image);
  }

  private static Backend whatIsThere(String image, Docker docker) {
    if (!docker.answers()) {
      return new Embedded("no Docker answers");
    }
    return docker.has(image)
        ? new LocalStack(image)
        : new Embedded(image + " is not here; .ci/localstack-image gets it");
  }
}
