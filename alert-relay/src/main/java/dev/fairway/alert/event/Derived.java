package dev.fairway.alert.event;

import dev.fairway.alert.event.Reading.Failure;
import dev.fairway.alert.event.Reading.Subject;
import tools.jackson.databind.node.ObjectNode;

/** Puts what was read of an event into it, for rules to match; what is empty is left out. */
final class Derived {

  private static final String MEMBER = "fairway";

  private Derived() {}

  static void into(ObjectNode event, Reading reading) {
    Subject subject = reading.subject();
    Failure failure = reading.failure();
    ObjectNode derived = event.putObject(MEMBER);
    derived.put("kind", reading.kind().spelling());
    derived.put("isService", !subject.service().isEmpty());
    put(derived, "cluster", subject.cluster());
    put(derived, "family", subject.family());
    put(derived, "revision", subject.revision());
    put(derived, "service", subject.service());
    put(derived, "container", failure.container());
    if (failure.exitCode() != null) {
      derived.put("exitCode", failure.exitCode());
    }
    put(derived, "stopCode", failure.stopCode());
    derived.put("endedByItself", Failure.endedByItself(failure.stopCode()));
    put(derived, "reason", failure.reason());
    failure.ran().ifPresent(ran -> derived.put("ranSeconds", ran.toSeconds()));
  }

  private static void put(ObjectNode derived, String member, String value) {
    if (!value.isEmpty()) {
      derived.put(member, value);
    }
  }
}
