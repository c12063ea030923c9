package dev.fairway.sandbox.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmEvaluationTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration PERIOD = Duration.ofMinutes(5);

  /**
   * The tables of "Configuring how CloudWatch alarms treat missing data", for three evaluation
   * periods, and the examples of its section on premature transitions. X breaches, the newest
   * datapoint is last.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/alarms/missing-data.csv", delimiter = ';', numLinesToSkip = 1)
  void treatsMissingDataAsDocumented(
      String datapoints,
      int toAlarm,
      int filled,
      String missing,
      String ignore,
      String breaching,
      String notBreaching) {
    check(datapoints, toAlarm, filled, MissingData.MISSING, missing);
    check(datapoints, toAlarm, filled, MissingData.IGNORE, ignore);
    check(datapoints, toAlarm, filled, MissingData.BREACHING, breaching);
    check(datapoints, toAlarm, filled, MissingData.NOT_BREACHING, notBreaching);
  }

  private static void check(
      String datapoints, int toAlarm, int filled, MissingData missingData, String expected) {
    AlarmRule rule = new AlarmRule(Comparison.GREATER, 10, PERIOD, 3, toAlarm, missingData);
    for (AlarmState current : AlarmState.values()) {
      Verdict verdict = AlarmEvaluation.at(rule, NOON, values(datapoints), current);

      assertThat(verdict.state().name())
          .as("%s, missing data %s, now %s", datapoints, missingData, current)
          .isEqualTo(expected.equals("current") ? current.name() : expected);
      assertThat(verdict.filled()).isEqualTo(filled);
    }
  }

  private static NavigableMap<Long, Double> values(String datapoints) {
    NavigableMap<Long, Double> values = new TreeMap<>();
    String[] each = datapoints.split(" ");
    for (int i = 0; i < each.length; i++) {
      if (!each[i].equals("-")) {
        Instant start = NOON.minus(PERIOD.multipliedBy(each.length - i));
        values.put(start.getEpochSecond(), each[i].equals("X") ? 20.0 : 5.0);
      }
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "GREATER, 10.1, true",
    "GREATER, 10, false",
    "GREATER_OR_EQUAL, 10, true",
    "GREATER_OR_EQUAL, 9.9, false",
    "LESS, 9.9, true",
    "LESS, 10, false",
    "LESS_OR_EQUAL, 10, true",
    "LESS_OR_EQUAL, 10.1, false"
  })
  void comparesWithItsThreshold(Comparison comparison, double value, boolean breaches) {
    assertThat(comparison.breaches(value, 10)).isEqualTo(breaches);
  }
}
