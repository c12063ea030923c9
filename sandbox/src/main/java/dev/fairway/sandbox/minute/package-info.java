/**
 * What the region does at each minute: it publishes metrics, evaluates alarms, and scales, in this
 * order.
 */
@NullMarked
package dev.fairway.sandbox.minute;

import org.jspecify.annotations.NullMarked;
