package dev.fairway.benchmarks.scaling;

/**
 * Wants all tasks from the second in which more jobs wait than the tasks do within a goal, and
 * keeps them: the shortest waits of one who sees the queue without delay but not what will come.
 */
final class AllAtOnce implements Policy {

  private final Fleet fleet;
  private final int goal;
  private int wanted;

  AllAtOnce(Fleet fleet, int goal) {
    this.fleet = fleet;
    this.goal = goal;
    wanted = fleet.minimum();
  }

  @Override
  public int wanted(Reading now) {
    if (now.visible() > (double) now.serving() * fleet.jobs() * goal) {
      wanted = fleet.maximum();
    }
    return wanted;
  }
}
