package dev.fairway.sandbox.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class EventPatternTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void matchesAsAwsDoes(String name, JsonNode pattern, ObjectNode event, boolean matches) {
    EventPattern compiled = new EventPattern(pattern.toString());
    Rule rule =
        new Rule(
            RecordedApis.json("{'Name':'r','State':'ENABLED'}"), Optional.of(compiled), List.of());

    assertThat(compiled.matches(event.toString())).isEqualTo(matches);
    assertThat(
            new RuleMatcher(List.of(rule))
                .matching(new Event(event, event.toString(), Instant.EPOCH)))
        .isEqualTo(matches ? Set.of("r") : Set.of());
  }

  static Stream<Arguments> cases() {
    InputStream file = EventPatternTest.class.getResourceAsStream("pattern-cases.json");
    JsonNode cases = JsonMapper.shared().readTree(file);
    return StreamSupport.stream(cases.spliterator(), false)
        .map(
            one ->
                Arguments.of(
                    one.path("name").asString(),
                    one.path("pattern"),
                    one.path("event"),
                    one.path("matches").asBoolean()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{\"source\": \"aws.s3\"}",
        "{\"source\": []}",
        "{\"source\": [{\"prefix\": 3}]}",
        "{\"size\": [{\"numeric\": [\">\", \"a\"]}]}"
      })
  void refusesAPatternThatAwsRefuses(String pattern) {
    assertThatThrownBy(() -> new EventPattern(pattern))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidEventPatternException"))
        .hasMessageStartingWith("Event pattern is not valid. Reason: ");
  }

  @Test
  void leavesADisabledRuleOut() {
    Rule rule =
        new Rule(
            RecordedApis.json("{'Name':'r','State':'DISABLED'}"),
            Optional.of(new EventPattern("{\"source\":[\"a\"]}")),
            List.of());
    ObjectNode event = RecordedApis.json("{'source':'a'}");

    assertThat(
            new RuleMatcher(List.of(rule))
                .matching(new Event(event, event.toString(), Instant.EPOCH)))
        .isEmpty();
  }
}
