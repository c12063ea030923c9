package dev.fairway.sandbox.events;

/** One event on its way to one target of a rule that it matched. */
record Delivery(Rule rule, Target target, Event event) {

  /** What the target receives. */
  String input() {
    return target.input().render(rule, event);
  }

  DeliveryAttempt attempt(int number) {
    return new DeliveryAttempt(
        event.id(), event.detailType(), rule.name(), target.id(), target.arn(), number);
  }
}
