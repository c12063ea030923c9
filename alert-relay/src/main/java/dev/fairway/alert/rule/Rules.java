package dev.fairway.alert.rule;

import dev.fairway.alert.event.Occurrence;
import dev.fairway.common.failure.BadConfigurationException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.event.ruler.GenericMachine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * The rules in their order, of which the first that matches an event decides. The last one matches
 * anything, so that every event has a verdict.
 */
public final class Rules {

  private static final Logger log = LoggerFactory.getLogger(Rules.class);

  private final List<Rule> rules;

  /** Knows all rules but the last, by their places in the list. */
  private final GenericMachine<Integer> machine = new GenericMachine<>();

  Rules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    if (rules.isEmpty() || rules.getLast().match().isPresent()) {
      throw new BadConfigurationException(
          "The last rule must have \"match: anything\", so that no event goes without a verdict.");
    }
    IntStream.range(0, rules.size()).forEach(this::add);
  }

  /**
   * Reads the rules of a team and those that the app ships.
   *
   * @param folder the team's folder; blank for none
   */
  public static Rules load(String folder) {
    return new Rules(RuleReader.read(RuleFiles.find(folder)));
  }

  private void add(int place) {
    Rule rule = rules.get(place);
    try {
      if (rule.match().isPresent()) {
        machine.addRule(place, rule.match().get().toString());
      }
    } catch (IOException e) {
      throw new IllegalStateException("Rule " + rule.name() + " no longer compiles.", e);
    }
  }

  public Verdict judge(Occurrence occurrence) {
    return first(occurrence.event().toString()).verdict();
  }

  private Rule first(String event) {
    try {
      return machine.rulesForJSONEvent(event).stream()
          .min(Comparator.naturalOrder())
          .map(rules::get)
          .orElseGet(rules::getLast);
    } catch (Exception e) {
      log.warn("The last rule stands in, since an event can't be matched: {}", event, e);
      return rules.getLast();
    }
  }

  /** All rules in the order in which they are tried. */
  public List<RuleView> all() {
    return rules.stream().map(Rules::view).toList();
  }

  private static RuleView view(Rule rule) {
    Verdict verdict = rule.verdict();
    JsonNode match =
        rule.match().map(JsonNode.class::cast).orElseGet(() -> StringNode.valueOf("anything"));
    return new RuleView(
        verdict.rule(),
        verdict.category(),
        verdict.severity(),
        verdict.treatment(),
        match,
        verdict.explanation(),
        verdict.nextStep(),
        rule.file());
  }
}
