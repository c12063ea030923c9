package dev.fairway.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fairway.common.failure.Failures;
import dev.fairway.common.failure.FairwayException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** What is not set as it must be ends the start with one sentence. */
final class StartIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.token||API_TOKEN is not set: it names the token that clients must show.",
        "api.token|' '|API_TOKEN is not set: it names the token that clients must show.",
        "queue-url||QUEUE_URL is not set: it names the URL of the SQS queue of jobs.",
        "deadletter-url||DEADLETTER_URL is not set: it names the URL of the dead-letter queue.",
        "jobs-table||JOBS_TABLE is not set: it names the DynamoDB table of the jobs' records.",
        "subscriptions-table||SUBSCRIPTIONS_TABLE is not set: it names the DynamoDB table of subscriptions.",
        "webhook.timeout|PT0S|WEBHOOK_TIMEOUT is PT0S: a delivery needs PT0.1S or more.",
        "webhook.allowed-networks|inside|\"inside\" is no network in CIDR notation, such as 10.0.0.0/8 or fc00::/7."
      })
  void endsWithASentence(String name, String value, String sentence) {
    var properties = new HashMap<String, Object>(Map.copyOf(COMPLETE));
    properties.put(name, value == null ? "" : value);
    Throwable thrown =
        catchThrowable(
            () ->
                new SpringApplicationBuilder(ApiParts.class).properties(properties).run().close());
    assertThat(Failures.find(thrown)).map(FairwayException::getMessage).contains(sentence);
  }

  private static final Map<String, Object> COMPLETE =
      Map.ofEntries(
          Map.entry("queue-url", "http://127.0.0.1:9/000000000000/work"),
          Map.entry("deadletter-url", "http://127.0.0.1:9/000000000000/dead"),
          Map.entry("jobs-table", "jobs"),
          Map.entry("subscriptions-table", "subscriptions"),
          Map.entry("api.token", Api.TOKEN),
          Map.entry("server.address", "127.0.0.1"),
          Map.entry("server.port", "0"),
          Map.entry("spring.main.banner-mode", "off"),
          Map.entry("spring.cloud.aws.region.static", "us-east-1"));
}
