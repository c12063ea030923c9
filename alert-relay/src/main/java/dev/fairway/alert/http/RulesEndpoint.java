package dev.fairway.alert.http;

import dev.fairway.alert.book.count.RuleHits;
import dev.fairway.alert.rule.RuleView;
import dev.fairway.alert.rule.Rules;
import dev.fairway.alert.rule.Severity;
import dev.fairway.alert.rule.Treatment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What decides what an event is. */
@Tag(name = "rules")
@RestController
final class RulesEndpoint {

  private final Rules rules;
  private final RuleHits hits;

  RulesEndpoint(Rules rules, RuleHits hits) {
    this.rules = rules;
    this.hits = hits;
  }

  /** A rule and how often it decided. */
  @Schema(name = "Rule")
  record RuleWithHits(
      String name,
      String category,
      Severity severity,
      Treatment treatment,
      @Schema(description = "An EventBridge pattern, or the text anything") JsonNode match,
      String explanation,
      String nextStep,
      @Schema(description = "Where it stands") String file,
      @Schema(description = "Events that it decided on; those of the last seconds may be missing")
          long hits) {

    static RuleWithHits of(RuleView rule, long hits) {
      return new RuleWithHits(
          rule.name(),
          rule.category(),
          rule.severity(),
          rule.treatment(),
          rule.match(),
          rule.explanation(),
          rule.nextStep(),
          rule.file(),
          hits);
    }
  }

  /** All rules, in the order in which they are tried. */
  @Schema(name = "RuleList")
  record All(List<RuleWithHits> rules) {}

  @Operation(summary = "Lists the rules in their order, with how often each decided")
  @GetMapping("/alert-rules")
  All list() throws InterruptedException {
    Map<String, Long> counted = hits.all();
    return new All(
        rules.all().stream()
            .map(rule -> RuleWithHits.of(rule, counted.getOrDefault(rule.name(), 0L)))
            .toList());
  }
}
