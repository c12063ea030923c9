package dev.fairway.worker.consume.ledger;

/** What became of a job's effect. */
public sealed interface Commit {

  /** The effect and the record's DONE are both written. */
  record Written() implements Commit {}

  /** Neither is: the lease was taken over. */
  record Fenced() implements Commit {}

  /**
   * Neither is: DynamoDB refused one of the handler's own writes.
   *
   * @param reason for a person
   */
  record Refused(String reason) implements Commit {}
}
