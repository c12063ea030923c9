/** Metric math: expressions over series of values, free of any store. */
@NullMarked
package dev.fairway.sandbox.metrics.math;

import org.jspecify.annotations.NullMarked;
