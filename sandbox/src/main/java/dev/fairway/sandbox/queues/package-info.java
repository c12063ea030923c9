/** SQS: the embedded emulator. */
@NullMarked
package dev.fairway.sandbox.queues;

import org.jspecify.annotations.NullMarked;
