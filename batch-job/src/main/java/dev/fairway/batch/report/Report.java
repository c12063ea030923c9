package dev.fairway.batch.report;

import java.time.Duration;

/**
 * A report as its SQL file defines it.
 *
 * @param name lower-case letters, digits and hyphens; the folder of its outputs
 * @param title for people
 * @param window the length of its windows, a divisor of a day or whole days
 */
public record Report(String name, String title, Duration window) {}
