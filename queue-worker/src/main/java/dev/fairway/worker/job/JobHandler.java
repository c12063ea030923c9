package dev.fairway.worker.job;

/**
 * Does the jobs of one type. A Spring bean of this type is all that a new kind of job needs.
 *
 * <p>A job is handed out again where a worker died in the middle, so its effect must either be
 * written with {@link Outcome.Done#with}, which commits with the job itself, or bear the job's id
 * as an idempotency key.
 */
public interface JobHandler<P> {

  /** The {@code type} of the envelope, such as {@code webhook.delivery}. */
  String type();

  /** What the envelope's payload is read into; a payload that does not fit is rejected. */
  Class<P> payloadType();

  /**
   * Does the job; it may block, on a virtual thread of its own.
   *
   * @return an exception instead is a retry with back-off and the exception's message as reason
   * @throws InterruptedException when the worker must stop and the job goes back to the queue
   */
  Outcome handle(Job<P> job) throws InterruptedException;
}
