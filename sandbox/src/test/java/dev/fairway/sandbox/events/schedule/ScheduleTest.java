package dev.fairway.sandbox.events.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {

  /** A Sunday. */
  private static final Instant CREATED = Instant.parse("2026-11-22T14:20:31.250Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate(1 minute)                      | 2026-11-22T14:21:31Z | 2026-11-22T14:22:31Z
          rate(5 minutes)                     | 2026-11-22T14:25:31Z | 2026-11-22T14:30:31Z
          rate(1 hour)                        | 2026-11-22T15:20:31Z | 2026-11-22T16:20:31Z
          rate(7 days)                        | 2026-11-29T14:20:31Z | 2026-12-06T14:20:31Z
          cron(5 * * * ? *)                   | 2026-11-22T15:05:00Z | 2026-11-22T16:05:00Z
          cron(15 12 * * ? *)                 | 2026-11-23T12:15:00Z | 2026-11-24T12:15:00Z
          cron(0 18 ? * MON-FRI *)            | 2026-11-23T18:00:00Z | 2026-11-24T18:00:00Z
          cron(0 18 ? * FRI-SUN *)            | 2026-11-22T18:00:00Z | 2026-11-27T18:00:00Z
          cron(0 8 1 * ? *)                   | 2026-12-01T08:00:00Z | 2027-01-01T08:00:00Z
          cron(0/15 * * * ? *)                | 2026-11-22T14:30:00Z | 2026-11-22T14:45:00Z
          cron(0 22-2 * * ? *)                | 2026-11-22T22:00:00Z | 2026-11-22T23:00:00Z
          cron(0 9 ? * 2#1 *)                 | 2026-12-07T09:00:00Z | 2027-01-04T09:00:00Z
          cron(0 9 L * ? *)                   | 2026-11-30T09:00:00Z | 2026-12-31T09:00:00Z
          cron(0 9 ? * 6L *)                  | 2026-11-27T09:00:00Z | 2026-12-25T09:00:00Z
          cron(0 9 1W * ? *)                  | 2026-12-01T09:00:00Z | 2027-01-01T09:00:00Z
          cron(0 10 ? jan,jul mon 2027-2028)  | 2027-01-04T10:00:00Z | 2027-01-11T10:00:00Z
          """)
  void firesAsEventBridgeDocumentsIt(String expression, Instant first, Instant second) {
    Schedule schedule = Schedule.parse(expression, CREATED);

    assertThat(schedule.after(CREATED)).hasValue(first);
    assertThat(schedule.after(first)).hasValue(second);
  }

  @Test
  void endsWithItsLastYear() {
    assertThat(Schedule.parse("cron(0 10 1 1 ? 2026)", CREATED).after(CREATED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate(0 minutes)            | a whole number above zero
          rate(1.5 hours)            | a whole number above zero
          rate(5 weeks)              | minutes, hours or days
          rate(1 hours)              | the unit of 1 is
          rate(2 hour)               | that of more is
          every hour                 | a rate such as
          cron(0 10 * * ?)           | six fields
          cron(0 0 10 * * ? *)       | six fields
          cron(0 10 * * * *)         | one of day of month and day of week
          cron(0 10 ? * ? *)         | one of day of month and day of week
          cron(60 10 * * ? *)        | Minute
          cron(0 24 * * ? *)         | Hour
          cron(0 10 32 * ? *)        | Day of month
          cron(0 10 * 13 ? *)        | Month
          cron(0 10 ? * 8 *)         | Day-of-Week
          cron(0 10 * * ? 1969)      | from 1970 to 2199
          cron(0 10 * * ? 2026-2200) | from 1970 to 2199
          cron(0/0 10 * * ? *)       | EventBridge has no "0/0"
          cron(0 10 L-3 * ? *)       | EventBridge has no "L-3"
          cron(a 10 * * ? *)         | Illegal
          """)
  void saysWhatIsWrong(String expression, String sentence) {
    assertThatThrownBy(() -> Schedule.parse(expression, CREATED))
        .isInstanceOf(InvalidScheduleException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void countsARateFromItsCreationHoweverLateItIsAsked() {
    Schedule schedule = Schedule.parse("rate(2 hours)", CREATED);

    assertThat(
            Stream.of("2026-11-22T14:20:00Z", "2026-11-22T16:20:30Z", "2026-11-23T02:20:31Z")
                .map(time -> schedule.after(Instant.parse(time)).orElseThrow().toString()))
        .containsExactly("2026-11-22T16:20:31Z", "2026-11-22T16:20:31Z", "2026-11-23T04:20:31Z");
  }
}
