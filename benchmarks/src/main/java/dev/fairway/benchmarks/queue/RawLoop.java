package dev.fairway.benchmarks.queue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** The least that a consumer can do: receive ten, delete ten, again, with the AWS SDK alone. */
final class RawLoop {

  private static final int BATCH = 10;

  private final SqsClient sqs;
  private final String queue = Meter.variable("QUEUE_URL");
  private final Meter meter;
  private final Optional<Records> records;

  private RawLoop(SqsClient sqs, Meter meter, Optional<Records> records) {
    this.sqs = sqs;
    this.meter = meter;
    this.records = records;
  }

  /** Arguments: how many threads run the loop, and {@code records} where it writes them too. */
  public static void main(String[] arguments) throws InterruptedException {
    Meter meter = Meter.fromEnvironment();
    int threads = Integer.parseInt(arguments[0]);
    try (var http = Apache5HttpClient.builder().maxConnections(2 * threads).build();
        var sqs = SqsClient.builder().httpClient(http).build();
        var dynamoDb = DynamoDbClient.builder().httpClient(http).build();
        var loops = Executors.newFixedThreadPool(threads)) {
      Optional<Records> records =
          arguments.length > 1
              ? Optional.of(new Records(dynamoDb, Meter.variable("JOBS_TABLE")))
              : Optional.empty();
      var loop = new RawLoop(sqs, meter, records);
      IntStream.range(0, threads).forEach(thread -> loops.execute(loop::run));
      meter.awaitAndPrint();
    }
  }

  private void run() {
    while (!meter.isFinished()) {
      List<Message> messages =
          sqs.receiveMessage(
                  receive -> receive.queueUrl(queue).maxNumberOfMessages(BATCH).waitTimeSeconds(1))
              .messages();
      if (!messages.isEmpty()) {
        records.ifPresent(table -> table.claim(messages));
        records.ifPresent(table -> table.end(messages));
        delete(messages);
        messages.forEach(message -> meter.count());
      }
    }
  }

  private void delete(List<Message> messages) {
    var entries =
        IntStream.range(0, messages.size())
            .mapToObj(
                i ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build())
            .toList();
    var answer = sqs.deleteMessageBatch(delete -> delete.queueUrl(queue).entries(entries));
    if (answer.hasFailed() && !answer.failed().isEmpty()) {
      throw new IllegalStateException(answer.failed().toString());
    }
  }
}
