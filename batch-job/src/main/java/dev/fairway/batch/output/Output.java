package dev.fairway.batch.output;

/**
 * An object that a report wrote.
 *
 * @param sha256 in hex
 */
public record Output(String key, long bytes, String sha256) {}
