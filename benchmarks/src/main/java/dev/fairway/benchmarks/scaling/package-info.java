/**
 * A service of tasks on a queue, simulated second by second under scaling policies: those of a
 * template, driven by the sandbox's own alarms and scaling, and an oracle that knows the load.
 */
@NullMarked
package dev.fairway.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
