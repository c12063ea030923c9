package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.scaling.policy.Rule;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scaling policy as the API knows it.
 *
 * @param type such as {@code StepScaling}
 * @param configuration of the type, as it was given
 * @param alarms that target tracking made for itself
 */
record Policy(
    Key key,
    String arn,
    String type,
    ObjectNode configuration,
    Rule rule,
    List<AlarmName> alarms,
    Instant created) {

  /** A target has one policy of a name. */
  record Key(TargetId target, String name) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTarget = target.compareTo(other.target);
      return byTarget != 0 ? byTarget : name.compareTo(other.name);
    }
  }

  record AlarmName(String name, String arn) {}

  void describe(ObjectNode out) {
    out.put("PolicyARN", arn).put("PolicyName", key.name());
    key.target().describe(out);
    out.put("PolicyType", type).set(type + "PolicyConfiguration", configuration);
    describeAlarms(out);
    out.put("CreationTime", created.toEpochMilli() / 1000.0);
  }

  void describeAlarms(ObjectNode out) {
    ArrayNode list = out.putArray("Alarms");
    alarms.forEach(
        alarm -> list.addObject().put("AlarmName", alarm.name()).put("AlarmARN", alarm.arn()));
  }
}
