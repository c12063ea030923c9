package dev.fairway.sandbox.alarms;

import dev.fairway.sandbox.metrics.MetricErrors;
import dev.fairway.sandbox.metrics.MetricInput;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** DescribeAlarms; a token is the number of alarms before. */
final class AlarmListing {

  private static final int DEFAULT_PAGE = 50;
  private static final int LARGEST_PAGE = 100;

  private AlarmListing() {}

  static ObjectNode of(MetricInput input, Collection<Alarm> alarms) {
    Set<String> names = new HashSet<>();
    input.members().path("AlarmNames").forEach(name -> names.add(name.asString("")));
    if (!names.isEmpty() && input.has("AlarmNamePrefix")) {
      throw MetricErrors.validation("AlarmNames and AlarmNamePrefix can't be specified together.");
    }
    List<Alarm> found =
        alarms.stream()
            .filter(alarm -> names.isEmpty() || names.contains(alarm.name()))
            .filter(alarm -> fits(input, alarm))
            .toList();
    int from = input.integer("NextToken", 0);
    int size = Math.min(LARGEST_PAGE, input.integer("MaxRecords", DEFAULT_PAGE));
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode list = out.putArray("MetricAlarms");
    out.putArray("CompositeAlarms");
    if (metricAlarmsWanted(input.members().path("AlarmTypes"))) {
      found.stream().skip(from).limit(size).forEach(alarm -> list.add(alarm.json()));
    }
    if (found.size() > from + size) {
      out.put("NextToken", String.valueOf(from + size));
    }
    return out;
  }

  private static boolean metricAlarmsWanted(JsonNode types) {
    return types.isEmpty()
        || types.valueStream().anyMatch(type -> type.asString("").equals("MetricAlarm"));
  }

  private static boolean fits(MetricInput input, Alarm alarm) {
    return input.text("AlarmNamePrefix").map(alarm.name()::startsWith).orElse(true)
        && input.text("StateValue").map(alarm.state().name()::equals).orElse(true)
        && input.text("ActionPrefix").map(alarm.definition()::hasActionLike).orElse(true);
  }
}
