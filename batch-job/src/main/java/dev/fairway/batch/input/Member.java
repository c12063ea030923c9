package dev.fairway.batch.input;

/**
 * What a staged file holds of one object.
 *
 * @param offset of its first byte in the staged file
 * @param bytes there
 * @param skipped lines of the object that were left out before: its header
 * @param rows lines that are not blank
 */
public record Member(InputFile file, long offset, long bytes, int skipped, long rows) {}
