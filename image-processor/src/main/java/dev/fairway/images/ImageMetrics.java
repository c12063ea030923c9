package dev.fairway.images;

import dev.fairway.images.Outcome.Recorded;
import dev.fairway.images.engine.Rejected;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators count: outcomes, reasons of refusal, durations and bytes. */
final class ImageMetrics {

  private final MeterRegistry registry;

  ImageMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(Outcome outcome) {
    registry.counter("images.handled", "outcome", outcome.word()).increment();
    if (outcome instanceof Recorded recorded) {
      count(recorded.record());
    }
  }

  private void count(ImageRecord record) {
    if (record.result() instanceof Rejected rejected) {
      registry.counter("images.rejected", "reason", rejected.reason().name()).increment();
    } else {
      registry.timer("images.duration").record(record.took());
      registry.summary("images.bytes").record(record.bytes());
    }
  }
}
