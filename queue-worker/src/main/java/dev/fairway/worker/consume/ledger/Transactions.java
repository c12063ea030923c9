package dev.fairway.worker.consume.ledger;

import static dev.fairway.common.aws.AwsFailures.calling;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes that happen together or not at all. */
final class Transactions {

  private static final int TRIES = 6;
  private static final long SHORTEST_WAIT_MILLIS = 20;

  private final DynamoDbClient dynamoDb;

  Transactions(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /**
   * Commits all or nothing.
   *
   * @return no reasons where it is written; else one for each write, in their order
   */
  List<CancellationReason> write(String what, List<TransactWriteItem> writes)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      List<CancellationReason> reasons = calling(what, () -> attempt(writes));
      if (attempt == TRIES || !onlyInConflict(reasons)) {
        return reasons;
      }
      // Another transaction held an item: the SDK does not repeat that by itself.
      Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_WAIT_MILLIS << attempt));
    }
  }

  private List<CancellationReason> attempt(List<TransactWriteItem> writes) {
    try {
      dynamoDb.transactWriteItems(transaction -> transaction.transactItems(writes));
      return List.of();
    } catch (TransactionCanceledException canceled) {
      return canceled.cancellationReasons();
    }
  }

  private static boolean onlyInConflict(List<CancellationReason> reasons) {
    return !reasons.isEmpty()
        && reasons.stream()
            .map(CancellationReason::code)
            .allMatch(code -> code.equals("None") || code.equals("TransactionConflict"));
  }

  /** Says which writes were refused and why. */
  static String explain(List<CancellationReason> reasons) {
    return IntStream.range(0, reasons.size())
        .filter(i -> !reasons.get(i).code().equals("None"))
        .mapToObj(
            i -> "write %d: %s %s".formatted(i, reasons.get(i).code(), reasons.get(i).message()))
        .reduce((one, other) -> one + "; " + other)
        .orElse("DynamoDB gave no reason");
  }
}
