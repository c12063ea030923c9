package dev.fairway.sandbox.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults in force. Whatever can fail asks whether it does. */
public final class Faults {

  private final Clock clock;
  private final List<FaultOrder> orders = new ArrayList<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  public Faults(Clock clock) {
    this.clock = clock;
  }

  /** Hears that a fault was set, after it was. */
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /**
   * Sets a fault.
   *
   * @param lasting how long in the region's time
   */
  public FaultOrder set(
      Fault fault, Optional<String> family, Optional<Integer> times, Optional<Duration> lasting) {
    FaultOrder order =
        new FaultOrder(
            UUID.randomUUID().toString().substring(0, 8),
            fault,
            family,
            times,
            lasting.map(clock.instant()::plus));
    synchronized (orders) {
      orders.add(order);
    }
    watchers.forEach(Runnable::run);
    return order;
  }

  /** Whether a fault happens now, to a task of a family; if it does, it has happened once. */
  public boolean strikes(Fault fault, String family) {
    synchronized (orders) {
      forgetPast();
      for (int i = 0; i < orders.size(); i++) {
        if (orders.get(i).concerns(fault, family)) {
          orders.set(i, orders.get(i).once());
          forgetPast();
          return true;
        }
      }
      return false;
    }
  }

  /** The faults that are still to happen. */
  public List<FaultOrder> all() {
    synchronized (orders) {
      forgetPast();
      return List.copyOf(orders);
    }
  }

  /** Takes back the fault of an id, or all of a kind; empty takes back everything. */
  public void clear(Optional<String> idOrFault) {
    synchronized (orders) {
      orders.removeIf(
          order ->
              idOrFault.isEmpty()
                  || order.id().equals(idOrFault.get())
                  || order.fault().name().equals(idOrFault.get()));
    }
  }

  private void forgetPast() {
    orders.removeIf(order -> order.over(clock.instant()));
  }
}
