/** Single requests of many threads, sent together. */
@NullMarked
package dev.fairway.worker.consume.batch;

import org.jspecify.annotations.NullMarked;
