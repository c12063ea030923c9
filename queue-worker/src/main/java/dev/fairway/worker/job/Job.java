package dev.fairway.worker.job;

/**
 * One job as its handler sees it.
 *
 * @param id names the job for good: two messages with one id are one job
 * @param payload what is to be done, read into the handler's own type
 * @param correlationId follows the work from the event that caused it through every log
 * @param attempt 1 for the first try, one more for each that ended in a retry
 */
public record Job<P>(String id, String type, P payload, String correlationId, int attempt) {}
