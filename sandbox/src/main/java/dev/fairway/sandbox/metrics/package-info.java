/** CloudWatch metrics: what tasks and the region itself publish, and questions about it. */
@NullMarked
package dev.fairway.sandbox.metrics;

import org.jspecify.annotations.NullMarked;
