package dev.fairway.sandbox.events;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.node.ObjectNode;

/** Counts by rule and by the names of CloudWatch's {@code AWS/Events} metrics. */
public final class DeliveryCounters implements DeliveryListener {

  /** One metric of a rule. */
  public record Counter(String rule, String metric) {}

  private final Map<Counter, LongAdder> counters = new ConcurrentHashMap<>();

  @Override
  public void matched(String rule, ObjectNode envelope) {
    add(rule, "MatchedEvents");
  }

  @Override
  public void ended(DeliveryAttempt attempt, DeliveryOutcome outcome) {
    String rule = attempt.rule();
    switch (outcome) {
      case DeliveryOutcome.Delivered delivered -> add(rule, "Invocations");
      case DeliveryOutcome.NotPlaced notPlaced -> {
        add(rule, "Invocations");
        add(rule, "FailedInvocations");
      }
      case DeliveryOutcome.Retrying retrying -> add(rule, "RetryInvocationAttempts");
      case DeliveryOutcome.DeadLettered dead -> {
        add(rule, "Invocations");
        add(rule, "FailedInvocations");
        add(rule, "InvocationsSentToDlq");
      }
      case DeliveryOutcome.Dropped dropped -> {
        add(rule, "Invocations");
        add(rule, "FailedInvocations");
        if (dropped.queueFailed()) {
          add(rule, "InvocationsFailedToBeSentToDlq");
        }
      }
      case DeliveryOutcome.NotSimulated none -> add(rule, "NotSimulated");
    }
  }

  private void add(String rule, String metric) {
    counters.computeIfAbsent(new Counter(rule, metric), key -> new LongAdder()).increment();
  }

  public long count(String rule, String metric) {
    LongAdder counter = counters.get(new Counter(rule, metric));
    return counter == null ? 0 : counter.sum();
  }

  /** All counts so far as {@code rule/metric}, sorted. */
  public Map<String, Long> snapshot() {
    Map<String, Long> sorted = new TreeMap<>();
    counters.forEach((key, count) -> sorted.put(key.rule() + "/" + key.metric(), count.sum()));
    return sorted;
  }
}
