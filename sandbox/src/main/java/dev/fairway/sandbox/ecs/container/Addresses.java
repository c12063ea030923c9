package dev.fairway.sandbox.ecs.container;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The addresses that tasks get: the upper part of the network, away from those that Docker gives
 * out by itself. One is not given again until all were.
 */
final class Addresses {

  static final String FIRST = "169.254.171.16";
  static final String LAST = "169.254.171.254";

  private final Supplier<Set<String>> usedByOthers;
  private final Set<Integer> given = new HashSet<>();
  private int next = Subnet.number(FIRST);

  /**
   * @param usedByOthers asks which addresses of the network have somebody
   */
  Addresses(Supplier<Set<String>> usedByOthers) {
    this.usedByOthers = usedByOthers;
  }

  /** An address that nobody has, empty where all are taken. */
  synchronized Optional<String> take() {
    Set<String> used = usedByOthers.get();
    int first = Subnet.number(FIRST);
    int count = Subnet.number(LAST) - first + 1;
    for (int tries = 0; tries < count; tries++) {
      int address = next;
      next = address == Subnet.number(LAST) ? first : address + 1;
      if (!used.contains(Subnet.text(address)) && given.add(address)) {
        return Optional.of(Subnet.text(address));
      }
    }
    return Optional.empty();
  }

  synchronized void giveBack(String address) {
    given.remove(Subnet.number(address));
  }
}
