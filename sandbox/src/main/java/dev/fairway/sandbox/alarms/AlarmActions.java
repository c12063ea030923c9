package dev.fairway.sandbox.alarms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Does what an alarm's new state asks for, and writes down that it did. */
final class AlarmActions {

  private static final Logger log = LoggerFactory.getLogger(AlarmActions.class);
  private static final String SCALING = "arn:aws:autoscaling:";
  private static final String TOPIC = "arn:aws:sns:";

  private final AlarmNews news;
  private final AlarmHistory history;

  /** Scaling that somebody set off by hand, until the next minute. */
  private final Queue<AlarmTrigger> waiting = new ConcurrentLinkedQueue<>();

  AlarmActions(AlarmNews news, AlarmHistory history) {
    this.news = news;
    this.history = history;
  }

  void changed(Alarm before, Alarm after) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("version", "1.0");
    data.set("oldState", before.standing().json());
    data.set("newState", after.standing().json());
    history.add(
        new AlarmHistory.Entry(
            after.name(),
            after.standing().since(),
            AlarmHistory.Kind.StateUpdate,
            "Alarm updated from " + before.state() + " to " + after.state(),
            data.toString()));
    news.changed(before, after);
    after.definition().actions(after.state()).forEach(arn -> call(arn, before, after));
  }

  private void call(String arn, Alarm before, Alarm after) {
    Optional<String> failure = Optional.empty();
    if (arn.startsWith(TOPIC)) {
      failure = news.publish(arn, before, after);
    } else if (!arn.startsWith(SCALING)) {
      failure = Optional.of("the sandbox does not simulate it");
      log.info("Alarm {} calls {}, which the sandbox does not simulate", after.name(), arn);
    }
    String summary =
        failure
            .map(why -> "Failed to execute action " + arn + ". Received error: \"" + why + "\"")
            .orElse("Successfully executed action " + arn);
    note(after.name(), after.standing().since(), AlarmHistory.Kind.Action, summary);
  }

  void note(String alarm, Instant time, AlarmHistory.Kind kind, String summary) {
    history.add(new AlarmHistory.Entry(alarm, time, kind, summary, "{}"));
  }

  void await(List<AlarmTrigger> triggers) {
    waiting.addAll(triggers);
  }

  List<AlarmTrigger> takeWaiting() {
    List<AlarmTrigger> taken = new ArrayList<>();
    for (AlarmTrigger next = waiting.poll(); next != null; next = waiting.poll()) {
      taken.add(next);
    }
    return taken;
  }

  /** The scaling policies that an alarm calls in its state. */
  static List<AlarmTrigger> scaling(Alarm alarm) {
    return alarm.definition().actions(alarm.state()).stream()
        .filter(arn -> arn.startsWith(SCALING))
        .map(
            arn ->
                new AlarmTrigger(
                    alarm.name(), alarm.state(), alarm.definition().rule(), alarm.recent(), arn))
        .toList();
  }
}
