/** What scaling policies decide: pure functions of an alarm, a capacity and a time. */
@NullMarked
package dev.fairway.sandbox.scaling.policy;

import org.jspecify.annotations.NullMarked;
