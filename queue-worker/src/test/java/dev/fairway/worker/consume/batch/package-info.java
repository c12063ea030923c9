@NullMarked
package dev.fairway.worker.consume.batch;

import org.jspecify.annotations.NullMarked;
