package dev.fairway.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.clock.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  private final MachineTime clock = new MachineTime(Instant.parse("2026-11-22T12:00:00Z"));
  private final Faults faults = new Faults(clock);

  @Test
  void happensSoOftenToItsFamily() {
    set("{'fault': 'NO_CAPACITY', 'family': 'report', 'times': 2}");

    assertThat(faults.strikes(Fault.NO_CAPACITY, "other")).isFalse();
    assertThat(faults.strikes(Fault.IMAGE_PULL, "report")).isFalse();
    assertThat(faults.strikes(Fault.NO_CAPACITY, "report")).isTrue();
    assertThat(faults.all()).singleElement().matches(order -> order.times().equals(Optional.of(1)));
    assertThat(faults.strikes(Fault.NO_CAPACITY, "report")).isTrue();
    assertThat(faults.strikes(Fault.NO_CAPACITY, "report")).isFalse();
  }

  @Test
  void lastsAsLongAsItIsMeantTo() {
    set("{'fault': 'SNS_DOWN', 'for': 'PT1M'}");

    clock.pass(Duration.ofSeconds(59));
    assertThat(faults.strikes(Fault.SNS_DOWN, "")).isTrue();
    clock.pass(Duration.ofSeconds(1));
    assertThat(faults.strikes(Fault.SNS_DOWN, "")).isFalse();
  }

  @Test
  void isTakenBackByIdOrKindOrAltogether() {
    FaultOrder first = set("{'fault': 'IMAGE_PULL'}");
    set("{'fault': 'NO_CAPACITY'}");
    set("{'fault': 'NO_CAPACITY', 'family': 'a'}");

    faults.clear(Optional.of(first.id()));
    assertThat(faults.all()).hasSize(2);
    faults.clear(Optional.of("NO_CAPACITY"));
    assertThat(faults.all()).isEmpty();
    set("{'fault': 'IMAGE_PULL'}");
    faults.clear(Optional.empty());
    assertThat(faults.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                          | not JSON",
        "[]                                         | must be a JSON object",
        "{'fault': 'FIRE'}                          | fault must be one of NO_CAPACITY",
        "{'fault': 'SNS_DOWN', 'family': 'a'}       | leave family out",
        "{'fault': 'IMAGE_PULL', 'times': 0}        | whole number from 1 on",
        "{'fault': 'IMAGE_PULL', 'for': 'a minute'} | such as PT1M",
        "{'fault': 'IMAGE_PULL', 'time': 1}         | no time, only",
      })
  void saysWhatIsWrongWithARequest(String request, String problem) {
    assertThatThrownBy(() -> FaultRequest.of(request.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  private FaultOrder set(String request) {
    FaultRequest wanted = FaultRequest.of(request.replace('\'', '"'));
    return faults.set(wanted.fault(), wanted.family(), wanted.times(), wanted.lasting());
  }
}
