package dev.fairway.sandbox.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.clock.SandboxClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueLedgerIT {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir static Path kept;

  private final SandboxClock clock = new SandboxClock(Clock.fixed(NOON, ZoneOffset.UTC));
  private final QueueLedger ledger = new QueueLedger(clock);

  static Stream<Named<Optional<Path>>> folders() {
    return Stream.of(Named.of("in memory", Optional.empty()), Named.of("kept", Optional.of(kept)));
  }

  @AfterEach
  void stopClock() {
    clock.close();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void knowsTheOldestMessageAndWhatWentThrough(Optional<Path> folder) throws Exception {
    try (Queues queues = start(folder);
        SqsClient sqs = client(queues)) {
      String url = sqs.createQueue(queue -> queue.queueName("jobs")).queueUrl();
      send(sqs, url, "first");
      clock.step(Duration.ofMinutes(5));
      send(sqs, url, "second");
      clock.step(Duration.ofMinutes(1));

      assertThat(read()).isEqualTo(reading(6, 2, 0, 0));

      Message first = receive(sqs, url);
      assertThat(first.body()).isEqualTo("first");
      assertThat(read()).as("in flight is not gone").isEqualTo(reading(6, 0, 1, 0));

      sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(first.receiptHandle()));
      assertThat(read()).isEqualTo(reading(1, 0, 0, 1));

      Message second = receive(sqs, url);
      sqs.changeMessageVisibility(
          change ->
              change.queueUrl(url).receiptHandle(second.receiptHandle()).visibilityTimeout(0));
      Message again = receive(sqs, url);
      sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(again.receiptHandle()));
      assertThat(read()).isEqualTo(reading(0, 0, 2, 1));
    }
  }

  @Test
  void countsAgeInADeadLetterQueueFromTheMove() throws Exception {
    try (Queues queues = start(Optional.empty());
        SqsClient sqs = client(queues)) {
      sqs.createQueue(queue -> queue.queueName("dead"));
      String policy =
          "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\","
              + "\"maxReceiveCount\":1}";
      String url =
          sqs.createQueue(
                  queue ->
                      queue
                          .queueName("jobs")
                          .attributes(
                              Map.of(
                                  QueueAttributeName.REDRIVE_POLICY,
                                  policy,
                                  QueueAttributeName.VISIBILITY_TIMEOUT,
                                  "0")))
              .queueUrl();
      send(sqs, url, "poison");
      receive(sqs, url);
      clock.step(Duration.ofMinutes(5));
      sqs.receiveMessage(receive -> receive.queueUrl(url));
      clock.step(Duration.ofMinutes(1));

      assertThat(ledger.read("dead", clock.instant())).isEqualTo(reading(1, 0, 0, 0));
      assertThat(read().oldest()).isZero();
    }
  }

  private Queues start(Optional<Path> folder) {
    return Queues.start(URI.create("http://127.0.0.1:1"), Account.DEFAULT, folder, ledger);
  }

  private static SqsClient client(Queues queues) {
    return SqsClient.builder()
        .endpointOverride(queues.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .build();
  }

  private static void send(SqsClient sqs, String url, String body) {
    sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
  }

  private static Message receive(SqsClient sqs, String url) {
    return sqs.receiveMessage(receive -> receive.queueUrl(url).waitTimeSeconds(5))
        .messages()
        .getFirst();
  }

  private QueueLedger.Reading read() {
    return ledger.read("jobs", clock.instant());
  }

  private static QueueLedger.Reading reading(int minutes, int sent, int received, int deleted) {
    return new QueueLedger.Reading(Duration.ofMinutes(minutes), sent, received, deleted);
  }
}
