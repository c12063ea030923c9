package dev.fairway.benchmarks.queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Makes each run's queues and tables, and fills the queue with jobs.
 *
 * <p>It reads a command a line and answers each with a line: {@code open NAME} with the queue's URL
 * and that of its dead-letter queue, {@code send NAME FROM TO} with the count, {@code purge NAME}
 * with what was left in the queue, {@code close NAME} with what was left in both.
 */
final class Feeder {

  private static final int THREADS = 4;
  private static final int BATCH = 10;
  private static final AttributeDefinition ID =
      AttributeDefinition.builder()
          .attributeName("id")
          .attributeType(ScalarAttributeType.S)
          .build();
  private static final KeySchemaElement KEY =
      KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build();

  private final SqsClient sqs;
  private final DynamoDbClient dynamoDb;
  private final ExecutorService senders;

  private Feeder(SqsClient sqs, DynamoDbClient dynamoDb, ExecutorService senders) {
    this.sqs = sqs;
    this.dynamoDb = dynamoDb;
    this.senders = senders;
  }

  public static void main(String[] arguments) throws Exception {
    try (var http = Apache5HttpClient.create();
        var sqs = SqsClient.builder().httpClient(http).build();
        var dynamoDb = DynamoDbClient.builder().httpClient(http).build();
        var senders = Executors.newFixedThreadPool(THREADS);
        var commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      new Feeder(sqs, dynamoDb, senders).obey(commands);
    }
  }

  private void obey(BufferedReader commands)
      throws IOException, ExecutionException, InterruptedException {
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      System.out.println(
          switch (words[0]) {
            case "open" -> open(words[1]);
            case "send" -> send(words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            case "purge" -> purge(words[1]);
            case "close" -> close(words[1]);
            default -> throw new IllegalArgumentException("There is no command " + line);
          });
    }
  }

  private String open(String name) {
    for (String table : tables(name)) {
      dynamoDb.createTable(
          create ->
              create
                  .tableName(table)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(ID)
                  .keySchema(KEY));
    }
    return queues(name)
        .map(queue -> sqs.createQueue(create -> create.queueName(queue)).queueUrl())
        .reduce((work, dead) -> work + " " + dead)
        .orElseThrow();
  }

  private int send(String name, int from, int to) throws ExecutionException, InterruptedException {
    String url = url(name);
    List<Future<?>> batches =
        IntStream.iterate(from, first -> first < to, first -> first + BATCH)
            .<Future<?>>mapToObj(
                first -> senders.submit(() -> batch(url, name, first, Math.min(to, first + BATCH))))
            .toList();
    for (Future<?> batch : batches) {
      batch.get();
    }
    return to - from;
  }

  private void batch(String url, String name, int from, int to) {
    var answer =
        sqs.sendMessageBatch(
            send ->
                send.queueUrl(url)
                    .entries(IntStream.range(from, to).mapToObj(i -> entry(name, i)).toList()));
    if (answer.hasFailed() && !answer.failed().isEmpty()) {
      throw new IllegalStateException(answer.failed().toString());
    }
  }

  private static SendMessageBatchRequestEntry entry(String name, int number) {
    String job =
        """
        {"schema":1,"id":"%1$s-%2$d","type":"%3$s","payload":{"number":%2$d},"correlationId":"%1$s"}"""
            .formatted(name, number, NoJob.TYPE);
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(number))
        .messageBody(job)
        .build();
  }

  private int purge(String name) {
    int left = left(url(name));
    sqs.purgeQueue(purge -> purge.queueUrl(url(name)));
    return left;
  }

  private int close(String name) {
    int left = queues(name).map(this::url).mapToInt(this::left).sum();
    queues(name).map(this::url).forEach(url -> sqs.deleteQueue(delete -> delete.queueUrl(url)));
    tables(name).forEach(table -> dynamoDb.deleteTable(delete -> delete.tableName(table)));
    return left;
  }

  private int left(String url) {
    Map<QueueAttributeName, String> found =
        sqs.getQueueAttributes(
                get ->
                    get.queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return found.values().stream().mapToInt(Integer::parseInt).sum();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
  }

  private static Stream<String> queues(String name) {
    return Stream.of(name, name + "-dead");
  }

  private static List<String> tables(String name) {
    return List.of(name + "-jobs", name + "-subscriptions");
  }
}
