package dev.fairway.benchmarks.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OracleTest {

  private static final Fleet FLEET = Fleet.DEFAULT;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void costsNoMoreThanAnyScheduleThatWaitsAsLong(int seed) {
    Load load = load(new Random(seed));
    Figures policy = Service.run(load, FLEET, guesses(new Random(seed))).figures();

    Course oracle = Oracle.cheapest(load, FLEET, Deadlines.of(load, (int) policy.worst()));

    assertThat(oracle.done()).isEqualTo(load.jobs());
    assertThat(oracle.figures().worst()).isLessThanOrEqualTo(policy.worst());
    assertThat(oracle.figures().taskSeconds()).isLessThanOrEqualTo(policy.taskSeconds());
  }

  @Test
  void paysForTheStartOfTasksThatStandReadyForABurst() {
    int[] arrivals = new int[300];
    arrivals[100] = 5 * 32 * 20;

    Figures oracle = cheapest(arrivals, 19);

    assertThat(oracle.worst()).isEqualTo(19);
    assertThat(oracle.taskSeconds()).isEqualTo(300 + 4 * (45 + 20));
  }

  @Test
  void leavesTheWorkToTheMinimumWhereThereIsTime() {
    int[] arrivals = new int[300];
    arrivals[100] = 5 * 32 * 20;

    assertThat(cheapest(arrivals, 100).taskSeconds()).isEqualTo(300);
  }

  @Test
  void saysThatDeadlinesCannotBeMet() {
    int[] arrivals = new int[300];
    arrivals[100] = 5 * 32 * 20;

    assertThatThrownBy(() -> cheapest(arrivals, 18))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The deadlines can't be met.");
  }

  private static Figures cheapest(int[] arrivals, int goal) {
    Load load = new Load("test", arrivals);
    return Oracle.cheapest(load, FLEET, Deadlines.of(load, goal)).figures();
  }

  /** Ten minutes with bursts, then time to finish. */
  private static Load load(Random random) {
    int[] arrivals = new int[1200];
    for (int second = 0; second < 600; second++) {
      arrivals[second] = random.nextInt(100) == 0 ? random.nextInt(3000) : random.nextInt(60);
    }
    return new Load("test", arrivals);
  }

  /** Any number of tasks, another each minute. */
  private static Policy guesses(Random random) {
    return now -> now.second() % 60 == 0 ? 1 + random.nextInt(FLEET.maximum()) : now.wanted();
  }
}
