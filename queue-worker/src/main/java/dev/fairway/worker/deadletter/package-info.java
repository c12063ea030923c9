/** The queue as an operator sees it: how deep it is, what was given up, and the way back. */
@NullMarked
package dev.fairway.worker.deadletter;

import org.jspecify.annotations.NullMarked;
