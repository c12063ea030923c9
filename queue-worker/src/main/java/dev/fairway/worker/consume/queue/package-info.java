/** The queues in SQS, as the consumer needs them. */
@NullMarked
package dev.fairway.worker.consume.queue;

import org.jspecify.annotations.NullMarked;
