package dev.fairway.batch.output;

/**
 * What a manifest that is there says, but for its inputs and outputs.
 *
 * @param digest of its inputs
 * @param page key of the HTML page
 */
public record Standing(
    String digest, String page, int files, long rowsRead, long rowsUsed, long rowsRejected) {}
