package dev.fairway.worker.deadletter;

import java.time.Duration;
import java.time.Instant;

/** How old the oldest message in the queue was at a moment. */
public record OldestAge(Duration age, Instant at) {}
