/** The record of each job, by which a job's effect happens once. */
@NullMarked
package dev.fairway.worker.consume.ledger;

import org.jspecify.annotations.NullMarked;
