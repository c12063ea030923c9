package dev.fairway.benchmarks.scaling;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tasks that start late and go at once. One that is picked to go ends with its second: half a
 * second is what its jobs take, so none is interrupted. Those that still start go first.
 */
final class Service {

  private final Fleet fleet;
  private final Deque<Integer> ready = new ArrayDeque<>();
  private int serving;

  Service(Fleet fleet) {
    this.fleet = fleet;
    serving = fleet.minimum();
  }

  /** Runs a load under a policy from its first second to its last. */
  static Course run(Load load, Fleet fleet, Policy policy) {
    Service service = new Service(fleet);
    Course course = new Course(load, fleet);
    while (course.seconds() < load.seconds()) {
      service.begin(course.seconds());
      int served = course.pass(service.serving, service.paid());
      service.want(policy.wanted(service.reading(course, served)), course.seconds());
    }
    return course;
  }

  private void begin(int second) {
    while (!ready.isEmpty() && ready.getFirst() <= second) {
      ready.removeFirst();
      serving++;
    }
  }

  private Reading reading(Course course, int served) {
    double busy = serving == 0 ? 0 : (double) served / (serving * fleet.jobs());
    double inFlight = (double) served * fleet.inFlight() / fleet.jobs();
    return new Reading(course.seconds(), course.waiting(), inFlight, serving, paid(), busy);
  }

  private int paid() {
    return serving + ready.size();
  }

  private void want(int tasks, int second) {
    while (paid() < tasks) {
      ready.addLast(second + fleet.start());
    }
    while (paid() > tasks) {
      if (ready.isEmpty()) {
        serving--;
      } else {
        ready.removeLast();
      }
    }
  }
}
