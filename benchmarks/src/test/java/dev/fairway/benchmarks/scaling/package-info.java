@NullMarked
package dev.fairway.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
