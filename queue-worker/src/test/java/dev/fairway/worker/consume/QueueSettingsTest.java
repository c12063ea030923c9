package dev.fairway.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class QueueSettingsTest {

  private static final Map<String, Object> LEAST =
      Map.of(
          "QUEUE_URL", "http://sqs/work",
          "DEADLETTER_URL", "http://sqs/dead",
          "JOBS_TABLE", "jobs");

  @Test
  void readsTheVariablesOfTheTaskDefinition() {
    QueueSettings queue =
        queue(Map.of("QUEUE_CONCURRENCY", "4", "QUEUE_VISIBILITY", "PT30S", "QUEUE_ATTEMPTS", "2"));
    assertThat(queue)
        .isEqualTo(
            new QueueSettings(
                "http://sqs/work", 4, Duration.ofSeconds(30), 2, Duration.ofSeconds(5), true));
    assertThat(queue(Map.of("QUEUE_IDEMPOTENCY", "false")).idempotency()).isFalse();
    assertThat(places(Map.of("TASK_DRAIN", "PT50S", "JOBS_RETENTION", "P30D")))
        .isEqualTo(
            new PlaceSettings(
                "http://sqs/dead", "jobs", Duration.ofDays(30), Duration.ofSeconds(50)));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> queue(Map.of("QUEUE_CONCURRENCY", "0")))
        .hasRootCauseMessage("QUEUE_CONCURRENCY is 0: it must be 1 or more.");
    assertThatThrownBy(() -> queue(Map.of("QUEUE_VISIBILITY", "PT1S")))
        .hasRootCauseMessage("QUEUE_VISIBILITY is PT1S: it must be from PT2S to PT11H.");
    assertThatThrownBy(() -> queue(Map.of("QUEUE_URL", "")))
        .hasRootCauseMessage(
            "QUEUE_URL is not set: it names the SQS queue that the jobs come from.");
    assertThatThrownBy(() -> places(Map.of("JOBS_RETENTION", "PT1M")))
        .rootCause()
        .hasMessageStartingWith("JOBS_RETENTION is PT1M");
  }

  private static QueueSettings queue(Map<String, Object> more) {
    return binder(more).bind("queue", QueueSettings.class).get();
  }

  private static PlaceSettings places(Map<String, Object> more) {
    return binder(more).bind("", PlaceSettings.class).get();
  }

  private static Binder binder(Map<String, Object> more) {
    Map<String, Object> environment = new TreeMap<>(LEAST);
    environment.putAll(more);
    var spring = new StandardEnvironment();
    spring
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment));
    ConfigurationPropertySources.attach(spring);
    return Binder.get(spring);
  }
}
