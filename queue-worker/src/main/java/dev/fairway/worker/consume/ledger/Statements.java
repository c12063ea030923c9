package dev.fairway.worker.consume.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The conditional writes of a job's record.
 *
 * <p>In PartiQL, because "BatchExecuteStatement" is the one operation of DynamoDB that takes many
 * writes, each with a condition of its own.
 *
 * @param lease how long a claim holds without renewal
 * @param retention how long a record outlives its last change
 */
record Statements(String table, Duration lease, Duration retention, Clock clock) {

  private static final String CLAIM =
      "SET \"state\"='RUNNING' SET \"owner\"=? SET \"leaseUntil\"=? SET \"updatedAt\"=?"
          + " SET \"expiresAt\"=? ";
  private static final String END =
      "SET \"state\"=? SET \"attempts\"=? SET \"updatedAt\"=? SET \"expiresAt\"=? ";
  private static final String FENCE = "WHERE \"id\"=? AND \"owner\"=? AND \"state\"='RUNNING'";

  Statement queued(String id, String type) {
    return insert(id, type, "QUEUED", "", 0);
  }

  Statement first(String id, String type, String owner) {
    return insert(id, type, "RUNNING", owner, leaseUntil());
  }

  private Statement insert(String id, String type, String state, String owner, long leaseUntil) {
    Statement insert =
        Statement.of(
                "INSERT INTO \"%s\" VALUE {'id':?,'type':?,'state':?,'owner':?,'leaseUntil':?,"
                        .formatted(table)
                    + "'attempts':0,'createdAt':?,'updatedAt':?,'expiresAt':?}")
            .text(id)
            .text(type)
            .text(state)
            .text(owner)
            .number(leaseUntil)
            .text(now().toString());
    return changed(insert);
  }

  /** Takes a job that waits, or whose lease is over. */
  Statement claim(String id, String owner) {
    return claiming(CLAIM, owner)
        .text(id)
        .number(now().toEpochMilli())
        .ending(
            "WHERE \"id\"=? AND (\"state\"='QUEUED' OR \"state\"='RETRYING'"
                + " OR (\"state\"='RUNNING' AND \"leaseUntil\"<?)) RETURNING ALL OLD *");
  }

  /** Starts a rejected job anew. */
  Statement reopen(String id, String owner, String rejectedBy) {
    return claiming(CLAIM + "SET \"attempts\"=0 ", owner)
        .text(id)
        .text(rejectedBy)
        .ending("WHERE \"id\"=? AND \"state\"='REJECTED' AND \"owner\"=?");
  }

  private Statement claiming(String changes, String owner) {
    return changed(update(changes).text(owner).number(leaseUntil()));
  }

  Statement done(Lease lease, int attempt) {
    return fenced(ending(END + "REMOVE \"reason\" ", "DONE", attempt), lease);
  }

  /** The same as a part of a transaction, which takes no PartiQL beside other writes. */
  TransactWriteItem doneInTransaction(Lease lease, int attempt) {
    Map<String, AttributeValue> values =
        Map.of(
            ":done", AttributeValue.fromS("DONE"),
            ":running", AttributeValue.fromS("RUNNING"),
            ":owner", AttributeValue.fromS(lease.owner()),
            ":attempts", AttributeValue.fromN(Integer.toString(attempt)),
            ":now", AttributeValue.fromS(now().toString()),
            ":expiresAt", AttributeValue.fromN(Long.toString(expiresAt())));
    Update update =
        Update.builder()
            .tableName(table)
            .key(Map.of("id", AttributeValue.fromS(lease.jobId())))
            .updateExpression(
                "SET #state = :done, attempts = :attempts, updatedAt = :now,"
                    + " expiresAt = :expiresAt REMOVE reason")
            .conditionExpression("#owner = :owner AND #state = :running")
            .expressionAttributeNames(Map.of("#state", "state", "#owner", "owner"))
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  Statement retrying(Lease lease, int attempt, String reason) {
    return fenced(ending(END + "SET \"reason\"=? ", "RETRYING", attempt).text(reason), lease);
  }

  Statement rejected(Lease lease, int attempt, String reason, String messageId) {
    return fenced(
        ending(END + "SET \"reason\"=? SET \"messageId\"=? ", "REJECTED", attempt)
            .text(reason)
            .text(messageId),
        lease);
  }

  private Statement ending(String changes, String state, int attempt) {
    return changed(update(changes).text(state).number(attempt));
  }

  Statement released(Lease lease) {
    return fenced(
        changed(update("SET \"state\"='QUEUED' SET \"updatedAt\"=? SET \"expiresAt\"=? ")), lease);
  }

  Statement renewed(Lease lease) {
    return fenced(update("SET \"leaseUntil\"=? ").number(leaseUntil()), lease);
  }

  private Statement update(String changes) {
    return Statement.of("UPDATE \"%s\" ".formatted(table) + changes);
  }

  private Statement fenced(Statement update, Lease lease) {
    return update.text(lease.jobId()).text(lease.owner()).ending(FENCE);
  }

  private Statement changed(Statement statement) {
    return statement.text(now().toString()).number(expiresAt());
  }

  private long expiresAt() {
    return now().plus(retention).getEpochSecond();
  }

  private long leaseUntil() {
    return now().plus(lease).toEpochMilli();
  }

  private Instant now() {
    return clock.instant();
  }
}
