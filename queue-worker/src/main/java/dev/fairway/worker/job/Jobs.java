package dev.fairway.worker.job;

import java.util.List;
import java.util.Optional;

/** The queue of jobs and the records of what became of them. */
public interface Jobs {

  /**
   * Puts jobs into the queue; on return all of them are there.
   *
   * @throws InterruptedException when the thread was told to stop; some may have been sent
   */
  void send(List<NewJob> jobs) throws InterruptedException;

  /** What is known of a job: empty where it is unknown, or older than records are kept. */
  Optional<JobStatus> find(String id);
}
