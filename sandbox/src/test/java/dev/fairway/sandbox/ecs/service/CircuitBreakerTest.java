package dev.fairway.sandbox.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.ecs.definition.Input;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CircuitBreakerTest {

  private static CircuitBreaker breaker(String json) {
    return CircuitBreaker.of(
        new Input(
            (ObjectNode)
                JsonMapper.shared()
                    .readTree("{\"deploymentCircuitBreaker\":" + json.replace('\'', '"') + "}")));
  }

  /** The table of the Developer Guide, "How the deployment circuit breaker detects failures". */
  @ParameterizedTest
  @CsvSource({"1,3", "2,3", "25,13", "400,200", "800,200"})
  void hasTheDocumentedThreshold(int desired, int threshold) {
    assertThat(breaker("{'enable':true}").threshold(desired)).isEqualTo(threshold);
  }

  @Test
  void takesAThresholdOfItsOwn() {
    assertThat(
            breaker("{'enable':true,'thresholdConfiguration':{'type':'COUNT','value':7}}")
                .threshold(100))
        .isEqualTo(7);
    assertThat(
            breaker(
                    "{'enable':true,'thresholdConfiguration':{'type':'UNBOUNDED_PERCENT','value':10}}")
                .threshold(10))
        .isEqualTo(1);
  }

  @Test
  void tripsOnlyWhereItIsEnabled() {
    assertThat(breaker("{'enable':true}").trips(3, 1)).isTrue();
    assertThat(breaker("{'enable':true}").trips(2, 1)).isFalse();
    assertThat(breaker("{'enable':false}").trips(100, 1)).isFalse();
  }

  @Test
  void delaysStartsLongerAndLongerUpToTwentySevenMinutes() {
    Throttle throttle = new Throttle();
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    assertThat(throttle.failed(now, now)).isFalse();
    assertThat(throttle.failed(now, now)).isFalse();
    assertThat(throttle.notBefore()).isBefore(now);
    assertThat(throttle.failed(now, now)).isTrue();
    assertThat(throttle.notBefore()).isEqualTo(now.plusSeconds(30));
    assertThat(throttle.failed(now, now)).isFalse();
    assertThat(throttle.notBefore()).isEqualTo(now.plusSeconds(60));
    for (int i = 0; i < 20; i++) {
      throttle.failed(now, now);
    }
    assertThat(throttle.notBefore()).isEqualTo(now.plus(Duration.ofMinutes(27)));
    throttle.started();
    assertThat(throttle.notBefore()).isBefore(now);
  }

  @Test
  void countsTasksThatWereStartedTogetherAsOneTry() {
    Throttle throttle = new Throttle();
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    for (int i = 0; i < 5; i++) {
      throttle.failed(now, now.plusSeconds(1));
    }
    assertThat(throttle.notBefore()).isBefore(now);
  }
}
