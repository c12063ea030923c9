package dev.fairway.sandbox.events;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import software.amazon.event.ruler.GenericMachine;

/** The enabled patterns of one bus, compiled together; a changed rule makes a new matcher. */
final class RuleMatcher {

  private final GenericMachine<String> machine = new GenericMachine<>();

  RuleMatcher(Collection<Rule> rules) {
    rules.stream().filter(Rule::enabled).forEach(this::add);
  }

  private void add(Rule rule) {
    if (rule.pattern().isEmpty()) {
      return;
    }
    try {
      machine.addRule(rule.name(), rule.pattern().get().json());
    } catch (IOException e) {
      throw new IllegalStateException("Rule " + rule.name() + " no longer compiles.", e);
    }
  }

  /** The names of the rules that match an event, each once. */
  Set<String> matching(Event event) {
    try {
      return new LinkedHashSet<>(machine.rulesForJSONEvent(event.text()));
    } catch (Exception e) {
      throw new IllegalStateException("Event " + event.id() + " can't be matched.", e);
    }
  }
}
