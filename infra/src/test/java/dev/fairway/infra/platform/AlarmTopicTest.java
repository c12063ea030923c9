package dev.fairway.infra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import org.junit.jupiter.api.Test;

class AlarmTopicTest {

  @Test
  void letsAlarmsIn() {
    assertThat(
            Fixture.platform(Fixture.shipped().with("alarm.email", "ops@example.org"))
                .only("AWS::SNS::TopicPolicy")
                .toString())
        .contains("AlarmsOfThisAccount", "cloudwatch.amazonaws.com");
  }

  @Test
  void isLeftOutWhereNobodyIsMailed() {
    assertThat(Fixture.platform(Fixture.shipped()).properties("AWS::SNS::Topic")).isEmpty();
  }
}
