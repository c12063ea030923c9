package dev.fairway.worker.consume.ledger;

/**
 * The right to do a job, until its time is up or another takes it over.
 *
 * @param owner names this one claim: the task and a nonce
 */
public record Lease(String jobId, String owner) {}
