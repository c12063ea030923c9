/** Data for the batch-job's benchmarks, and what else could make its table. */
@NullMarked
package dev.fairway.benchmarks.batch;

import org.jspecify.annotations.NullMarked;
