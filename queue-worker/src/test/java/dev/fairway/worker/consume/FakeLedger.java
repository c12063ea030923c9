package dev.fairway.worker.consume;

import dev.fairway.common.failure.OutOfReachException;
import dev.fairway.worker.consume.ledger.Candidate;
import dev.fairway.worker.consume.ledger.Claim;
import dev.fairway.worker.consume.ledger.Commit;
import dev.fairway.worker.consume.ledger.Lease;
import dev.fairway.worker.consume.ledger.Ledger;
import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.NewJob;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A ledger that answers as it is told, and notes what it is asked. */
final class FakeLedger implements Ledger {

  final List<String> done = new CopyOnWriteArrayList<>();
  int attempt = 1;
  boolean outOfReach;
  boolean settled;
  Commit commit = new Commit.Written();
  boolean ours = true;

  @Override
  public void queued(List<NewJob> jobs) {
    jobs.forEach(job -> done.add("queued " + job.id()));
  }

  @Override
  public Claim claim(Candidate candidate) {
    if (outOfReach) {
      throw new OutOfReachException("no table", new IllegalStateException());
    }
    return settled
        ? new Claim.Settled()
        : new Claim.Held(new Lease(candidate.jobId(), "me"), attempt);
  }

  @Override
  public Commit complete(Claim.Held held, List<TransactWriteItem> writes) {
    done.add("complete " + held.lease().jobId());
    return commit;
  }

  @Override
  public boolean retry(Claim.Held held, String reason) {
    done.add("retry " + held.lease().jobId() + " " + reason);
    return ours;
  }

  @Override
  public boolean reject(Claim.Held held, String reason, String messageId) {
    done.add("reject " + held.lease().jobId() + " " + reason);
    return ours;
  }

  @Override
  public void release(Lease lease) {
    done.add("release " + lease.jobId());
  }

  @Override
  public List<Lease> renew(Collection<Lease> leases) {
    leases.forEach(lease -> done.add("renew " + lease.jobId()));
    return List.of();
  }

  @Override
  public Optional<JobStatus> find(String jobId) {
    return Optional.empty();
  }
}
