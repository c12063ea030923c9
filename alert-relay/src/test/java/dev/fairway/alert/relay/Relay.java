package dev.fairway.alert.relay;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.book.AlertList;
import dev.fairway.alert.book.BookConfiguration;
import dev.fairway.alert.event.EventConfiguration;
import dev.fairway.alert.intake.IntakeConfiguration;
import dev.fairway.alert.publish.Announcer;
import dev.fairway.alert.publish.LogLines;
import dev.fairway.alert.publish.PublishConfiguration;
import dev.fairway.alert.rule.RuleConfiguration;
import dev.fairway.common.aws.AwsClients;
import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** A relay as it is wired, without the web server and SNS. */
public final class Relay implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  /** What the application wires, without its way out. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({DynamoDbAutoConfiguration.class, JacksonAutoConfiguration.class})
  @Import({
    AwsClients.class,
    EventConfiguration.class,
    RuleConfiguration.class,
    BookConfiguration.class,
    PublishConfiguration.class,
    IntakeConfiguration.class
  })
  static class Wiring {}

  private Relay(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static Relay start(Place place, Announcer announcer, Clock clock) {
    return start(place, place.endpoint(), announcer, clock, Map.of());
  }

  /**
   * @param tables where DynamoDB is reached
   * @param more of the container's environment
   */
  public static Relay start(
      Place place, URI tables, Announcer announcer, Clock clock, Map<String, String> more) {
    Map<String, Object> properties = new HashMap<>(properties(place));
    properties.put("spring.cloud.aws.dynamodb.endpoint", tables.toString());
    properties.putAll(more);
    return new Relay(
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .initializers(context -> fake((GenericApplicationContext) context, announcer, clock))
            .run());
  }

  private static void fake(GenericApplicationContext context, Announcer announcer, Clock clock) {
    context.registerBean(Announcer.class, () -> announcer);
    context.registerBean(LogLines.class, () -> occurrence -> List.of("the last line"));
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
  }

  static Map<String, Object> properties(Place place) {
    return Map.ofEntries(
        Map.entry("ALERT_QUEUE", place.events()),
        Map.entry("DEAD_LETTER_QUEUE", place.dead()),
        Map.entry("KEPT_QUEUE", place.kept()),
        Map.entry("UNDELIVERED_QUEUES", place.undelivered()),
        Map.entry("ALERTS_TABLE", place.table()),
        Map.entry("ALERTS_TOPIC", "arn:aws:sns:us-east-1:000000000000:alerts"),
        Map.entry("TASK_DRAIN", "PT10S"),
        Map.entry("ALERT_POLL", "PT1S"),
        Map.entry("spring.main.banner-mode", "off"),
        Map.entry("logging.level.root", "WARN"),
        Map.entry("spring.cloud.aws.region.static", "us-east-1"),
        Map.entry("spring.cloud.aws.endpoint", place.endpoint().toString()),
        Map.entry("spring.cloud.aws.credentials.access-key", "test"),
        Map.entry("spring.cloud.aws.credentials.secret-key", "test"));
  }

  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** All alerts, the newest first. */
  public List<Alert> alerts() {
    try {
      return part(AlertList.class).page(alert -> true, 1_000, null).alerts();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
