package dev.fairway.batch.page;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The axis along which a chart runs.
 *
 * @param places of the rows, 0 at the left and 1 at the right
 * @param slot the share that a row has for itself, 0 where rows are points
 * @param labels of the rows
 */
record XAxis(List<Double> places, double slot, List<Tick> ticks, List<String> labels) {

  private static final double ONE_SLOT = 0.2;

  /**
   * A label at a place.
   *
   * @param at 0 at the left and 1 at the right
   */
  record Tick(double at, String label) {}

  /** Empty where the values are texts, or not every row has one. */
  static Optional<XAxis> of(Column column, List<@Nullable Object> values, Chart.Kind kind) {
    boolean bars = kind == Chart.Kind.BAR;
    List<Long> times =
        values.stream()
            .map(Times::of)
            .flatMap(Optional::stream)
            .map(time -> time.toInstant(ZoneOffset.UTC).toEpochMilli())
            .toList();
    if (times.size() == values.size()) {
      return Optional.of(ofTimes(values, times, bars));
    }
    List<BigDecimal> numbers = values.stream().map(Numbers::of).flatMap(Optional::stream).toList();
    return column.kind().numeric() && !bars && numbers.size() == values.size()
        ? Optional.of(ofNumbers(numbers))
        : Optional.empty();
  }

  private static XAxis ofTimes(List<@Nullable Object> values, List<Long> times, boolean bars) {
    long low = times.stream().mapToLong(Long::longValue).min().orElseThrow();
    long high = times.stream().mapToLong(Long::longValue).max().orElseThrow();
    Times precision = Times.precision(values);
    List<String> labels =
        values.stream().map(value -> precision.show(Times.of(value).orElseThrow())).toList();
    if (low == high) {
      return ofOneTime(labels, bars);
    }
    long gap = bars ? gap(times) : 0;
    double span = high + gap - low;
    List<Double> places = times.stream().map(time -> (time - low) / span).toList();
    double middle = gap / span / 2;
    List<Tick> ticks =
        TimeTicks.between(low, high).stream()
            .map(tick -> new Tick((tick.time() - low) / span + middle, tick.label()))
            .toList();
    return new XAxis(places, gap / span, ticks, labels);
  }

  /** It lies in the middle, its columns no wider than those of a few rows would be. */
  private static XAxis ofOneTime(List<String> labels, boolean bars) {
    double slot = bars ? ONE_SLOT : 0;
    List<Double> places = labels.stream().map(label -> 0.5 - slot / 2).toList();
    return new XAxis(places, slot, List.of(new Tick(0.5, labels.getFirst())), labels);
  }

  /** The least distance of two rows, in milliseconds. */
  private static long gap(List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
    return LongStream.range(1, sorted.length)
        .map(i -> sorted[(int) i] - sorted[(int) i - 1])
        .min()
        .orElseThrow();
  }

  private static XAxis ofNumbers(List<BigDecimal> numbers) {
    BigDecimal low = numbers.stream().min(BigDecimal::compareTo).orElseThrow();
    BigDecimal high = numbers.stream().max(BigDecimal::compareTo).orElseThrow();
    Scale scale = Scale.between(low, high);
    var ticks = new ArrayList<Tick>();
    for (BigDecimal tick : scale.ticks()) {
      ticks.add(new Tick(scale.at(tick), Numbers.compact(tick)));
    }
    return new XAxis(
        numbers.stream().map(scale::at).toList(),
        0,
        ticks,
        numbers.stream().map(Numbers::exact).toList());
  }
}
