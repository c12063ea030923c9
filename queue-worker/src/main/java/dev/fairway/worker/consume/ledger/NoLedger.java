package dev.fairway.worker.consume.ledger;

import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.NewJob;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Keeps no records, for handlers to which a job done twice is no harm. */
public final class NoLedger implements Ledger {

  private final Transactions transactions;

  public NoLedger(DynamoDbClient dynamoDb) {
    this.transactions = new Transactions(dynamoDb);
  }

  @Override
  public void queued(List<NewJob> jobs) {}

  @Override
  public Claim claim(Candidate candidate) {
    return new Claim.Held(new Lease(candidate.jobId(), ""), candidate.receiveCount());
  }

  @Override
  public Commit complete(Claim.Held held, List<TransactWriteItem> writes)
      throws InterruptedException {
    if (writes.isEmpty()) {
      return new Commit.Written();
    }
    List<CancellationReason> reasons =
        transactions.write("committing job " + held.lease().jobId(), writes);
    return reasons.isEmpty()
        ? new Commit.Written()
        : new Commit.Refused(Transactions.explain(reasons));
  }

  @Override
  public boolean retry(Claim.Held held, String reason) {
    return true;
  }

  @Override
  public boolean reject(Claim.Held held, String reason, String messageId) {
    return true;
  }

  @Override
  public void release(Lease lease) {}

  @Override
  public List<Lease> renew(Collection<Lease> leases) {
    return List.of();
  }

  @Override
  public Optional<JobStatus> find(String jobId) {
    return Optional.empty();
  }
}
