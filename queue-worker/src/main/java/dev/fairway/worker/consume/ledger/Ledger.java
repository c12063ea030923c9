package dev.fairway.worker.consume.ledger;

import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.NewJob;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Who does which job, and which are done.
 *
 * <p>All throw an OutOfReachException where the table is out of reach.
 */
public interface Ledger {

  /** Notes jobs that are about to be sent; a record that is there already stays. */
  void queued(List<NewJob> jobs) throws InterruptedException;

  /** Asks for a job, which is given to one claim at a time. */
  Claim claim(Candidate candidate) throws InterruptedException;

  /** Commits a job's writes and its end in one transaction. */
  Commit complete(Claim.Held held, List<TransactWriteItem> writes) throws InterruptedException;

  /** Notes that the job is to be tried again; false where the lease was taken over. */
  boolean retry(Claim.Held held, String reason) throws InterruptedException;

  /**
   * Notes that the job was rejected; false where the lease was taken over.
   *
   * @param messageId of the message whose deletion follows
   */
  boolean reject(Claim.Held held, String reason, String messageId) throws InterruptedException;

  /** Gives a job back that was not tried to its end. */
  void release(Lease lease) throws InterruptedException;

  /** Prolongs leases and returns those that were lost. */
  List<Lease> renew(Collection<Lease> leases) throws InterruptedException;

  Optional<JobStatus> find(String jobId) throws InterruptedException;
}
