@NullMarked
package dev.fairway.worker.consume.backoff;

import org.jspecify.annotations.NullMarked;
