package dev.fairway.benchmarks.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The cheapest schedule that meets deadlines, by one who knows the load: tasks are launched so
 * early that they serve when they are needed, and their start is paid. It changes the number of
 * tasks every {@link #STEP} seconds at most. Dynamic programming over the tasks that serve; of the
 * plans with as many tasks only those stay that no other beats in both jobs that wait and cost.
 */
final class Oracle {

  /** Divides a minute and the time that a task takes to start. */
  static final int STEP = 5;

  private final Load load;
  private final Fleet fleet;
  private final Deadlines deadlines;

  private Oracle(Load load, Fleet fleet, Deadlines deadlines) {
    this.load = load;
    this.fleet = fleet;
    this.deadlines = deadlines;
  }

  /**
   * The course of the cheapest schedule.
   *
   * @throws IllegalArgumentException if all the tasks can't meet the deadlines
   */
  static Course cheapest(Load load, Fleet fleet, Deadlines deadlines) {
    Oracle oracle = new Oracle(load, fleet, deadlines);
    return oracle.course(oracle.best().changes());
  }

  private Plan best() {
    List<List<Plan>> plans = new ArrayList<>();
    for (int tasks = fleet.minimum(); tasks <= fleet.maximum(); tasks++) {
      plans.add(List.of());
    }
    plans.set(0, List.of(new Plan(0, 0, Plan.Change.first(fleet.minimum()))));
    for (int second = 0; second < load.seconds(); second += STEP) {
      List<List<Plan>> next = new ArrayList<>();
      for (int tasks = fleet.minimum(); tasks <= fleet.maximum(); tasks++) {
        next.add(unbeaten(reached(plans, second, tasks)));
      }
      plans = next;
    }
    return plans.stream()
        .flatMap(List::stream)
        .min(Comparator.comparingLong(Plan::cost).thenComparingLong(Plan::waiting))
        .orElseThrow(() -> new IllegalArgumentException("The deadlines can't be met."));
  }

  private List<Plan> reached(List<List<Plan>> plans, int second, int tasks) {
    List<Plan> reached = new ArrayList<>();
    for (List<Plan> same : plans) {
      for (Plan plan : same) {
        long waiting = afterStep(plan.waiting(), second, tasks);
        if (waiting >= 0) {
          int launched = Math.max(0, tasks - plan.changes().serving());
          long cost = plan.cost() + (long) launched * fleet.start() + (long) tasks * STEP;
          reached.add(new Plan(waiting, cost, plan.changes().then(second, tasks)));
        }
      }
    }
    return reached;
  }

  /** The jobs that wait a step later; -1 where a deadline was missed. */
  private long afterStep(long before, int second, int tasks) {
    long waiting = before;
    for (int each = second; each < second + STEP; each++) {
      long all = waiting + load.arrivals()[each];
      waiting = Math.max(0, all - (long) tasks * fleet.jobs());
      if (!deadlines.met(each, waiting)) {
        return -1;
      }
    }
    return waiting;
  }

  private static List<Plan> unbeaten(List<Plan> plans) {
    plans.sort(Comparator.comparingLong(Plan::waiting).thenComparingLong(Plan::cost));
    List<Plan> unbeaten = new ArrayList<>();
    long cheapest = Long.MAX_VALUE;
    for (Plan plan : plans) {
      if (plan.cost() < cheapest) {
        cheapest = plan.cost();
        unbeaten.add(plan);
      }
    }
    return unbeaten;
  }

  private Course course(Plan.Change last) {
    int[] serving = new int[load.seconds()];
    int[] paid = new int[load.seconds()];
    int until = load.seconds();
    for (Plan.Change change : history(last)) {
      Arrays.fill(serving, change.second(), until, change.serving());
      until = change.second();
    }
    for (int second = 0; second < load.seconds(); second++) {
      paid[second] += serving[second];
      int launched = second == 0 ? 0 : Math.max(0, serving[second] - serving[second - 1]);
      paid[second] += launched * fleet.start();
    }
    Course course = new Course(load, fleet);
    while (course.seconds() < load.seconds()) {
      course.pass(serving[course.seconds()], paid[course.seconds()]);
    }
    return course;
  }

  private static List<Plan.Change> history(Plan.Change last) {
    List<Plan.Change> changes = new ArrayList<>(List.of(last));
    while (!changes.getLast().before().isEmpty()) {
      changes.addAll(changes.getLast().before());
    }
    return changes;
  }
}
