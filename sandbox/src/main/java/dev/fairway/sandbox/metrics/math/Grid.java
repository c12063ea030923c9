package dev.fairway.sandbox.metrics.math;

import java.util.stream.LongStream;

/**
 * The starts of the periods that a series can have values at.
 *
 * @param from the first start, seconds since the epoch
 * @param to exclusive
 * @param period seconds
 */
public record Grid(long from, long to, long period) {

  LongStream starts() {
    return LongStream.iterate(from, start -> start < to, start -> start + period);
  }
}
