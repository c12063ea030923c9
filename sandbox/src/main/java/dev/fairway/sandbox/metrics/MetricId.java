package dev.fairway.sandbox.metrics;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What makes a metric one: its namespace, its name and all of its dimensions. */
record MetricId(String namespace, String name, SortedMap<String, String> dimensions)
    implements Comparable<MetricId> {

  private static final Comparator<MetricId> ORDER =
      Comparator.comparing(MetricId::namespace)
          .thenComparing(MetricId::name)
          .thenComparing(id -> id.dimensions().toString());

  static MetricId of(String namespace, String name, Map<String, String> dimensions) {
    return new MetricId(
        namespace, name, Collections.unmodifiableSortedMap(new TreeMap<>(dimensions)));
  }

  @Override
  public int compareTo(MetricId other) {
    return ORDER.compare(this, other);
  }
}
