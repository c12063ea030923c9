package dev.fairway.benchmarks.queue;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** The least that a consumer can do: receive ten, delete ten, again, with the AWS SDK alone. */
final class RawLoop {

  private static final int BATCH = 10;

  private final SqsClient sqs;
  private final String queue = Meter.variable("QUEUE_URL");
  private final Meter meter;

  private RawLoop(SqsClient sqs, Meter meter) {
    this.sqs = sqs;
    this.meter = meter;
  }

  /** Argument: how many threads run the loop. */
  public static void main(String[] arguments) throws InterruptedException {
    Meter meter = Meter.fromEnvironment();
    int threads = Integer.parseInt(arguments[0]);
    try (var sqs =
            SqsClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(threads))
                .build();
        var loops = Executors.newFixedThreadPool(threads)) {
      var loop = new RawLoop(sqs, meter);
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
