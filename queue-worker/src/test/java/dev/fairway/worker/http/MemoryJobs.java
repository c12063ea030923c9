package dev.fairway.worker.http;

import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.Jobs;
import dev.fairway.worker.job.NewJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A queue that nobody works on. */
final class MemoryJobs implements Jobs {

  final List<NewJob> sent = new CopyOnWriteArrayList<>();
  volatile @Nullable RuntimeException failure;

  @Override
  public void send(List<NewJob> jobs) {
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
    sent.addAll(jobs);
  }

  @Override
  public Optional<JobStatus> find(String id) {
    return sent.stream()
        .filter(job -> job.id().equals(id))
        .findFirst()
        .map(job -> new JobStatus(id, job.type(), JobStatus.State.QUEUED, 0, null, Instant.EPOCH));
  }
}
