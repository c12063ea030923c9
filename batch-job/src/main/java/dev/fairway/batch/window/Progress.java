package dev.fairway.batch.window;

import java.time.Instant;

/**
 * How far a report is.
 *
 * @param first the start of the first window that was ever made
 * @param doneUntil the end of the last window before which none is missing
 */
public record Progress(Instant first, Instant doneUntil) {}
