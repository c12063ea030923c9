package dev.fairway.benchmarks.queue;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The two conditional writes that a job's record takes, a claim and its end, ten jobs at a time:
 * what idempotency costs at least.
 */
record Records(DynamoDbClient dynamoDb, String table) {

  void claim(List<Message> messages) {
    write(
        messages,
        message ->
            statement(
                "INSERT INTO \"%s\" VALUE {'id':?,'type':?,'state':?,'owner':?,'leaseUntil':?,"
                    + "'attempts':0,'createdAt':?,'updatedAt':?,'expiresAt':?}",
                text(message.messageId()),
                text(NoJob.TYPE),
                text("RUNNING"),
                text(UUID.randomUUID().toString()),
                number(),
                time(),
                time(),
                number()));
  }

  void end(List<Message> messages) {
    write(
        messages,
        message ->
            statement(
                "UPDATE \"%s\" SET \"state\"='DONE' SET \"attempts\"=1 SET \"updatedAt\"=?"
                    + " SET \"expiresAt\"=? WHERE \"id\"=? AND \"state\"='RUNNING'",
                time(), number(), text(message.messageId())));
  }

  private void write(List<Message> messages, Function<Message, BatchStatementRequest> write) {
    var answer =
        dynamoDb.batchExecuteStatement(
            batch -> batch.statements(messages.stream().map(write).toList()));
    answer.responses().stream()
        .flatMap(response -> Stream.ofNullable(response.error()))
        .findFirst()
        .ifPresent(
            error -> {
              throw new IllegalStateException(error.toString());
            });
  }

  private BatchStatementRequest statement(String text, AttributeValue... parameters) {
    return BatchStatementRequest.builder()
        .statement(text.formatted(table))
        .parameters(parameters)
        .build();
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue time() {
    return text("2026-01-01T00:00:00.000000Z");
  }

  private static AttributeValue number() {
    return AttributeValue.fromN("1767225600000");
  }
}
