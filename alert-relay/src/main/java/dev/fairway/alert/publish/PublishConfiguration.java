package dev.fairway.alert.publish;

import dev.fairway.alert.book.Digests;
import dev.fairway.alert.book.DueAlerts;
import dev.fairway.alert.book.EventRecords;
import dev.fairway.alert.book.count.Quota;
import dev.fairway.alert.book.count.RuleHits;
import dev.fairway.alert.book.mute.Mutes;
import dev.fairway.alert.book.table.Table;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires what tells people; where it is told, and the log lines, come from elsewhere. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AlertSettings.class, TopicSettings.class})
public class PublishConfiguration {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration FLUSH = Duration.ofSeconds(5);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Bean
  Notices notices(EventRecords events, LogLines logs, JsonMapper json, Clock clock) {
    return new Notices(events, logs, json, clock);
  }

  @Bean
  PublishMetrics publishMetrics(MeterRegistry meters) {
    return new PublishMetrics(meters);
  }

  @Bean
  Teller.Voice voice(Notices notices, Announcer announcer) {
    return new Teller.Voice(notices, announcer, new BackOff(RandomGenerator.getDefault()));
  }

  @Bean
  Quota quota(Table table, Clock clock, AlertSettings settings) {
    return new Quota(table, clock, settings.window(), settings.mostPerWindow());
  }

  @Bean
  Teller.Parts parts(
      DueAlerts due, Digests digests, Quota quota, Mutes mutes, Teller.Voice voice, Clock clock) {
    return new Teller.Parts(due, digests, quota, mutes, voice, clock);
  }

  @Bean
  Publisher publisher(
      Teller.Parts parts, AlertSettings settings, PublishMetrics metrics, TopicSettings topic) {
    return new Publisher(
        parts.due(),
        parts.digests(),
        new Teller(parts, settings, metrics),
        new DigestTeller(parts.digests(), parts.voice(), metrics, parts.clock()),
        topic.taskDrain());
  }

  @Bean
  Repeated telling(Publisher publisher) {
    return new Repeated("telling what is due", LOOK, publisher::tellDue);
  }

  @Bean
  Repeated flushing(RuleHits hits) {
    return new Repeated("counting the rules' hits", FLUSH, hits::flush);
  }

  @Bean
  Repeated measuring(DueAlerts due, PublishMetrics metrics) {
    return new Repeated("counting open alerts", MINUTE, () -> metrics.open(due.open()));
  }
}
