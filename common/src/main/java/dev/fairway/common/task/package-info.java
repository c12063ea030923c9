/** The life of a task: start, deadline, SIGTERM, exit code. */
@NullMarked
package dev.fairway.common.task;

import org.jspecify.annotations.NullMarked;
