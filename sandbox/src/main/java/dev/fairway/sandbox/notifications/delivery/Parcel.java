package dev.fairway.sandbox.notifications.delivery;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something that is to arrive, and is tried until it has.
 *
 * @param name for the log
 * @param lost takes what can't be delivered, with the reason
 */
record Parcel(String name, Supplier<Receipt> send, RetrySchedule schedule, Consumer<String> lost) {}
