package dev.fairway.sandbox.alarms;

import java.time.Instant;

/**
 * A value of a metric.
 *
 * @param time the start of its period
 */
public record Datapoint(Instant time, double value) {}
