package dev.fairway.sandbox.alb.rule;

import java.util.Comparator;
import java.util.List;

/** The rules of a listener in the order of their priority, the default action last. */
public record RuleSet(List<Match> rules, Action otherwise) {

  /**
   * A rule that is not the default.
   *
   * @param priority from 1 to 50,000; the lowest is evaluated first
   */
  public record Match(int priority, Conditions conditions, Action action) {}

  /**
   * What a request gets.
   *
   * @param priority 0 for the default action, as access logs have it
   */
  public record Decision(int priority, Action action) {}

  public RuleSet {
    rules = rules.stream().sorted(Comparator.comparingInt(Match::priority)).toList();
  }

  public Decision decide(RequestFacts request) {
    for (Match rule : rules) {
      if (rule.conditions().hold(request)) {
        return new Decision(rule.priority(), rule.action());
      }
    }
    return new Decision(0, otherwise);
  }
}
