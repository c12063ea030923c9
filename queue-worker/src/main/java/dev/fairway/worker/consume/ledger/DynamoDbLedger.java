package dev.fairway.worker.consume.ledger;

import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.NewJob;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The ledger in DynamoDB: a claim is a conditional write, and what ends a job is fenced by the
 * claim's owner, so that one whose lease was taken over writes nothing.
 */
public final class DynamoDbLedger implements Ledger, AutoCloseable {

  private static final int TRIES = 4;
  private static final Duration SHORTLY = Duration.ofSeconds(1);

  private final RecordTable records;
  private final Transactions transactions;
  private final Statements statements;
  private final String taskId;

  /**
   * @param taskId of the task that claims, for a person who reads a record
   * @param lease how long a claim holds without renewal
   * @param retention how long a record outlives its last change
   */
  public DynamoDbLedger(
      DynamoDbClient dynamoDb,
      String table,
      String taskId,
      Duration lease,
      Duration retention,
      Clock clock) {
    this.records = new RecordTable(dynamoDb, table);
    this.transactions = new Transactions(dynamoDb);
    this.statements = new Statements(table, lease, retention, clock);
    this.taskId = taskId;
  }

  @Override
  public void queued(List<NewJob> jobs) throws InterruptedException {
    Map<String, Statement> byId = new LinkedHashMap<>();
    jobs.forEach(job -> byId.put(job.id(), statements.queued(job.id(), job.type())));
    records.writeAll(List.copyOf(byId.values()));
  }

  @Override
  public Claim claim(Candidate candidate) throws InterruptedException {
    Lease lease = new Lease(candidate.jobId(), taskId + "/" + UUID.randomUUID());
    // A message that was handed out before has a record, most likely.
    boolean known = candidate.receiveCount() > 1;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Claim> claim = known ? takeOver(candidate, lease) : begin(candidate, lease);
      if (claim.isPresent()) {
        return claim.get();
      }
      known = !known;
    }
    return new Claim.Elsewhere(SHORTLY);
  }

  private Optional<Claim> begin(Candidate candidate, Lease lease) throws InterruptedException {
    Write write =
        records.write(statements.first(candidate.jobId(), candidate.type(), lease.owner()));
    return write instanceof Write.Applied
        ? Optional.of(new Claim.Held(lease, 1))
        : Optional.empty();
  }

  /** Empty where there is no record. */
  private Optional<Claim> takeOver(Candidate candidate, Lease lease) throws InterruptedException {
    return switch (records.write(statements.claim(lease.jobId(), lease.owner()))) {
      case Write.Applied(Map<String, AttributeValue> before) ->
          Optional.of(new Claim.Held(lease, new JobRecord(before).attempts() + 1));
      case Write.Refused(Map<String, AttributeValue> item) when item.isEmpty() -> Optional.empty();
      case Write.Refused(Map<String, AttributeValue> item) ->
          Optional.of(refused(candidate, lease, new JobRecord(item)));
      case Write.Failed failed -> throw new IllegalStateException(failed.toString());
    };
  }

  private Claim refused(Candidate candidate, Lease lease, JobRecord record)
      throws InterruptedException {
    return switch (record.state()) {
      case DONE -> new Claim.Settled();
      case REJECTED -> rejectedBefore(candidate, lease, record);
      case RUNNING -> running(lease, record);
      case QUEUED, RETRYING -> new Claim.Elsewhere(SHORTLY);
    };
  }

  /** A claim whose answer was lost is ours all the same. */
  private Claim running(Lease lease, JobRecord record) {
    return record.owner().equals(lease.owner())
        ? new Claim.Held(lease, record.attempts() + 1)
        : new Claim.Elsewhere(record.remaining(statements.clock().instant()));
  }

  /** The message that was rejected is to be deleted still; another one was redriven. */
  private Claim rejectedBefore(Candidate candidate, Lease lease, JobRecord record)
      throws InterruptedException {
    if (record.messageId().equals(candidate.messageId())) {
      return new Claim.Settled();
    }
    Write write = records.write(statements.reopen(lease.jobId(), lease.owner(), record.owner()));
    return write instanceof Write.Applied ? new Claim.Held(lease, 1) : new Claim.Elsewhere(SHORTLY);
  }

  @Override
  public Commit complete(Claim.Held held, List<TransactWriteItem> writes)
      throws InterruptedException {
    Statement done = statements.done(held.lease(), held.attempt());
    if (writes.isEmpty()) {
      return end(held.lease(), done, JobStatus.State.DONE)
          ? new Commit.Written()
          : new Commit.Fenced();
    }
    List<TransactWriteItem> all = new ArrayList<>();
    all.add(statements.doneInTransaction(held.lease(), held.attempt()));
    all.addAll(writes);
    List<CancellationReason> reasons =
        transactions.write("committing job " + held.lease().jobId(), all);
    if (reasons.isEmpty()) {
      return new Commit.Written();
    }
    return reasons.getFirst().code().equals("ConditionalCheckFailed")
        ? new Commit.Fenced()
        : new Commit.Refused(Transactions.explain(reasons));
  }

  @Override
  public boolean retry(Claim.Held held, String reason) throws InterruptedException {
    return end(
        held.lease(),
        statements.retrying(held.lease(), held.attempt(), reason),
        JobStatus.State.RETRYING);
  }

  @Override
  public boolean reject(Claim.Held held, String reason, String messageId)
      throws InterruptedException {
    return end(
        held.lease(),
        statements.rejected(held.lease(), held.attempt(), reason, messageId),
        JobStatus.State.REJECTED);
  }

  /** A write whose answer was lost finds its own work done when it is repeated. */
  private boolean end(Lease lease, Statement statement, JobStatus.State state)
      throws InterruptedException {
    return switch (records.write(statement)) {
      case Write.Applied applied -> true;
      case Write.Refused(Map<String, AttributeValue> item) -> {
        JobRecord record = new JobRecord(item);
        yield record.owner().equals(lease.owner()) && record.state() == state;
      }
      case Write.Failed failed -> throw new IllegalStateException(failed.toString());
    };
  }

  @Override
  public void release(Lease lease) throws InterruptedException {
    records.write(statements.released(lease));
  }

  @Override
  public List<Lease> renew(Collection<Lease> leases) throws InterruptedException {
    List<Lease> all = List.copyOf(leases);
    List<Write> writes = records.writeAll(all.stream().map(statements::renewed).toList());
    return IntStream.range(0, all.size())
        .filter(i -> writes.get(i) instanceof Write.Refused)
        .mapToObj(all::get)
        .toList();
  }

  @Override
  public Optional<JobStatus> find(String jobId) throws InterruptedException {
    return records.find(jobId).map(record -> record.status(jobId));
  }

  @Override
  public void close() {
    records.close();
  }
}
