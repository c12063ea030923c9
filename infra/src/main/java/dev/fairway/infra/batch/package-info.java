/** The stack of the batch-job: a task for each closed hour, its state, its reports, its alarms. */
@NullMarked
package dev.fairway.infra.batch;

import org.jspecify.annotations.NullMarked;
