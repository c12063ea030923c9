package dev.fairway.benchmarks.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceTest {

  private static final Fleet FLEET = Fleet.DEFAULT;

  @Test
  void startsATaskLateAndPaysItFromItsLaunch() {
    int[] arrivals = new int[120];
    arrivals[0] = 32 * 100;

    Course course = Service.run(new Load("test", arrivals), FLEET, now -> 2);

    assertThat(course.done()).isEqualTo(3200);
    assertThat(course.figures()).isEqualTo(new Figures(72, 72, 72, 120 + 119));
  }

  @Test
  void losesNoJobAndCountsEachOnce() {
    Load load = Traces.flashCrowd();

    Course course = Service.run(load, FLEET, now -> 1 + now.second() / 60 % 5);

    assertThat(course.waiting() + course.done()).isEqualTo(load.jobs());
    assertThat(course.done()).isBetween(1L, load.jobs());
  }

  @Test
  void leavesOutTheLongestHundredthOfWaits() {
    int[] arrivals = new int[400];
    arrivals[0] = 32;
    arrivals[200] = 32 * 100;

    Figures figures = Service.run(new Load("test", arrivals), FLEET, now -> 1).figures();

    assertThat(figures.worst()).isEqualTo(99);
    assertThat(figures.p99()).isEqualTo(98);
  }
}
