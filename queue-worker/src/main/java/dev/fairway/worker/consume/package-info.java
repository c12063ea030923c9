/** Works off a queue of jobs: the loop, the life of a message, and the end of both. */
@NullMarked
package dev.fairway.worker.consume;

import org.jspecify.annotations.NullMarked;
