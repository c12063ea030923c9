package dev.fairway.worker.consume.queue;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.common.failure.OutOfReachException;
import dev.fairway.worker.consume.ledger.Ledger;
import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.Jobs;
import dev.fairway.worker.job.NewJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends jobs to the work queue, each with a record that says so. */
public final class SqsJobs implements Jobs {

  private static final int BATCH = 10;
  private static final int TRIES = 5;
  private static final long SHORTEST_WAIT_MILLIS = 100;

  private final SqsClient sqs;
  private final String url;
  private final Ledger ledger;
  private final JsonMapper json;

  public SqsJobs(SqsClient sqs, String url, Ledger ledger, JsonMapper json) {
    this.sqs = sqs;
    this.url = url;
    this.ledger = ledger;
    this.json = json;
  }

  private record Letter(NewJob job, String body) {}

  @Override
  public void send(List<NewJob> jobs) throws InterruptedException {
    List<Letter> letters = jobs.stream().map(this::letter).toList();
    ledger.queued(jobs);
    for (List<Letter> batch : batches(letters)) {
      sendAll(batch);
    }
  }

  private Letter letter(NewJob job) {
    if (!job.id().matches("[A-Za-z0-9_.:#-]{1,128}")) {
      throw new IllegalArgumentException(
          "The id \"%s\" is not 1 to 128 letters, digits or any of - _ . : #".formatted(job.id()));
    }
    ObjectNode envelope = json.createObjectNode();
    envelope.put("schema", 1).put("id", job.id()).put("type", job.type());
    envelope.set("payload", job.payload());
    envelope.put("correlationId", job.correlationId());
    String body = json.writeValueAsString(envelope);
    if (Bodies.bytes(body) > Bodies.MOST_BYTES) {
      throw new IllegalArgumentException(
          "The job %s has %d bytes; at most %d go into a message."
              .formatted(job.id(), Bodies.bytes(body), Bodies.MOST_BYTES));
    }
    return new Letter(job, body);
  }

  /** "SendMessageBatch": at most ten, and together no longer than one message may be. */
  private static List<List<Letter>> batches(List<Letter> letters) {
    List<List<Letter>> batches = new ArrayList<>();
    int bytes = 0;
    for (Letter letter : letters) {
      bytes += Bodies.bytes(letter.body());
      if (batches.isEmpty() || batches.getLast().size() == BATCH || bytes > Bodies.MOST_BYTES) {
        batches.add(new ArrayList<>());
        bytes = Bodies.bytes(letter.body());
      }
      batches.getLast().add(letter);
    }
    return batches;
  }

  private void sendAll(List<Letter> batch) throws InterruptedException {
    List<Letter> left = batch;
    for (int attempt = 1; ; attempt++) {
      List<BatchResultErrorEntry> failed = sendOnce(left);
      if (failed.isEmpty()) {
        return;
      }
      if (attempt == TRIES || failed.stream().anyMatch(BatchResultErrorEntry::senderFault)) {
        throw notSent(left, failed);
      }
      List<Letter> sent = left;
      left = failed.stream().map(entry -> sent.get(Integer.parseInt(entry.id()))).toList();
      Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_WAIT_MILLIS << attempt));
    }
  }

  private List<BatchResultErrorEntry> sendOnce(List<Letter> letters) throws InterruptedException {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, letters.size())
            .mapToObj(i -> entry(Integer.toString(i), letters.get(i)))
            .toList();
    return calling(
            "sending to " + url,
            () -> sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries)))
        .failed();
  }

  private SendMessageBatchRequestEntry entry(String id, Letter letter) {
    SendMessageBatchRequestEntry.Builder entry =
        SendMessageBatchRequestEntry.builder().id(id).messageBody(letter.body());
    if (url.endsWith(".fifo")) {
      String jobId = letter.job().id();
      entry.messageGroupId(letter.job().group().orElse(jobId)).messageDeduplicationId(jobId);
    }
    return entry.build();
  }

  private OutOfReachException notSent(List<Letter> letters, List<BatchResultErrorEntry> failed) {
    BatchResultErrorEntry first = failed.getFirst();
    String message =
        "%d of %d jobs were not sent to %s, the first is %s: %s %s"
            .formatted(
                failed.size(),
                letters.size(),
                url,
                letters.get(Integer.parseInt(first.id())).job().id(),
                first.code(),
                first.message());
    return new OutOfReachException(message, SqsException.builder().message(message).build());
  }

  @Override
  public Optional<JobStatus> find(String id) {
    try {
      return ledger.find(id);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
