package dev.fairway.sandbox.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SNS with the AWS CLI, where it is installed. */
class SnsCliIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:from-the-cli";

  @TempDir private Path folder;

  @BeforeAll
  static void findCli() {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "aws")));
    Assumptions.assumeTrue(found, "The AWS CLI is not installed.");
  }

  @Test
  void createsSubscribesAndPublishes() throws Exception {
    try (SnsRegion region = new SnsRegion(folder.resolve("inbox"), Optional.empty())) {
      assertThat(aws(region, "create-topic", "--name", "from-the-cli")).contains(TOPIC);
      String pending =
          aws(
              region,
              "subscribe",
              "--topic-arn",
              TOPIC,
              "--protocol",
              "email",
              "--notification-endpoint",
              "ann@example.com");
      region.queue("cli");
      aws(
          region,
          "subscribe",
          "--topic-arn",
          TOPIC,
          "--protocol",
          "sqs",
          "--notification-endpoint",
          SnsRegion.queueArn("cli"),
          "--attributes",
          "RawMessageDelivery=true");
      String published =
          aws(
              region,
              "publish",
              "--topic-arn",
              TOPIC,
              "--subject",
              "From the CLI",
              "--message",
              "grüße",
              "--message-attributes",
              "{\"n\":{\"DataType\":\"Number\",\"StringValue\":\"1\"}}");

      assertThat(pending).contains("pending confirmation");
      assertThat(published).contains("MessageId");
      assertThat(
              region
                  .sqs
                  .receiveMessage(r -> r.queueUrl(region.queue("cli")).waitTimeSeconds(20))
                  .messages()
                  .getFirst()
                  .body())
          .isEqualTo("grüße");
      assertThat(aws(region, "list-subscriptions-by-topic", "--topic-arn", TOPIC))
          .contains("PendingConfirmation")
          .contains(SnsRegion.queueArn("cli"));
      await().atMost(PATIENCE).until(() -> region.inbox.mails().size() == 1);
    }
  }

  private String aws(SnsRegion region, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.add("--endpoint-url=" + region.endpoint());
    command.add("sns");
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "aws", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_PAGER", "",
                "PYTHONIOENCODING", "utf-8",
                "LC_ALL", "C.UTF-8"));
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
    return said;
  }
}
