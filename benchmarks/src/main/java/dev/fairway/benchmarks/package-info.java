/** What the benchmarks run inside a JVM; the rest of them are scripts. */
@NullMarked
package dev.fairway.benchmarks;

import org.jspecify.annotations.NullMarked;
