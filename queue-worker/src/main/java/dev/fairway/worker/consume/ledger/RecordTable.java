package dev.fairway.worker.consume.ledger;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.common.failure.OutOfReachException;
import dev.fairway.worker.consume.batch.Batches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The table of the records: conditional writes in batches, and reads. */
final class RecordTable implements AutoCloseable {

  /** "BatchExecuteStatement": at most 25 statements. */
  private static final int MOST = 25;

  private static final int LANES = 2;
  private static final Duration LINGER = Duration.ofMillis(3);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Batches<Statement, Write> writes = Batches.start(MOST, LANES, LINGER, this::send);

  RecordTable(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** Writes together with what others write now; fails where DynamoDB could not do it. */
  Write write(Statement statement) throws InterruptedException {
    return checked(writes.ask(statement));
  }

  /**
   * Writes at once; fails where DynamoDB could not do all of it.
   *
   * @param statements each about a record of its own
   */
  List<Write> writeAll(List<Statement> statements) throws InterruptedException {
    List<Write> all = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += MOST) {
      all.addAll(send(statements.subList(from, Math.min(statements.size(), from + MOST))));
    }
    all.forEach(this::checked);
    return all;
  }

  private Write checked(Write write) {
    if (write instanceof Write.Failed(String code, String message)) {
      throw new OutOfReachException(
          "Not written to table %s: %s %s".formatted(table, code, message),
          DynamoDbException.builder().message(code).build());
    }
    return write;
  }

  private List<Write> send(List<Statement> statements) throws InterruptedException {
    return calling(
            "writing %d records of table %s".formatted(statements.size(), table),
            () ->
                dynamoDb.batchExecuteStatement(
                    batch ->
                        batch.statements(statements.stream().map(Statement::request).toList())))
        .responses()
        .stream()
        .map(RecordTable::write)
        .toList();
  }

  private static Write write(BatchStatementResponse response) {
    BatchStatementError error = response.error();
    if (error == null) {
      return new Write.Applied(response.item());
    }
    if (error.code() == BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED
        || error.code() == BatchStatementErrorCodeEnum.DUPLICATE_ITEM) {
      return new Write.Refused(error.item());
    }
    return new Write.Failed(error.codeAsString(), String.valueOf(error.message()));
  }

  Optional<JobRecord> find(String id) throws InterruptedException {
    Map<String, AttributeValue> item =
        calling(
            "reading the record of job %s in table %s".formatted(id, table),
            () ->
                dynamoDb
                    .getItem(
                        get ->
                            get.tableName(table)
                                .key(Map.of("id", AttributeValue.fromS(id)))
                                .consistentRead(true))
                    .item());
    return item.isEmpty() ? Optional.empty() : Optional.of(new JobRecord(item));
  }

  @Override
  public void close() {
    writes.close();
  }
}
