/** Metrics that a task sends to CloudWatch before it exits. */
@NullMarked
package dev.fairway.common.metrics;

import org.jspecify.annotations.NullMarked;
