package dev.fairway.alert.book;

import dev.fairway.alert.book.count.RuleHits;
import dev.fairway.alert.book.mute.Mutes;
import dev.fairway.alert.book.table.Table;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.json.JsonMapper;

/** Wires the book. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BookSettings.class)
public class BookConfiguration {

  @Bean
  Table alertsTable(DynamoDbClient dynamoDb, BookSettings settings) {
    return new Table(dynamoDb, settings.alertsTable());
  }

  @Bean
  Heads heads(Table table, JsonMapper json) {
    return new Heads(table, json);
  }

  @Bean
  EventRecords eventRecords(Table table, JsonMapper json, BookSettings settings) {
    return new EventRecords(table, json, settings.alertRetention());
  }

  @Bean
  Book book(Table table, Heads heads, EventRecords events, Clock clock) {
    return new Book(table, heads, events, new Openings(heads, clock));
  }

  @Bean
  DueAlerts dueAlerts(Table table, Heads heads, Clock clock, BookSettings settings) {
    return new DueAlerts(table, heads, clock, settings.alertRetention());
  }

  @Bean
  Digests digests(Table table, Heads heads, DueAlerts due, Clock clock, BookSettings settings) {
    return new Digests(table, heads, due, clock, settings.alertRetention());
  }

  @Bean
  Mutes mutes(Table table, Clock clock) {
    return new Mutes(table, clock);
  }

  @Bean
  AlertList alertList(Table table, Heads heads) {
    return new AlertList(table, heads);
  }

  @Bean(destroyMethod = "flush")
  RuleHits ruleHits(Table table) {
    return new RuleHits(table);
  }
}
