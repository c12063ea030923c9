@NullMarked
package dev.fairway.worker.consume;

import org.jspecify.annotations.NullMarked;
