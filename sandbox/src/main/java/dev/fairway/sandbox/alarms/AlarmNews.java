package dev.fairway.sandbox.alarms;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells of an alarm's change of state: an EventBridge event, and a message to a topic. */
public final class AlarmNews {

  private static final Logger log = LoggerFactory.getLogger(AlarmNews.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Account account;
  private final Apis apis;
  private final Consumer<ObjectNode> events;

  /**
   * @param events takes EventBridge events
   */
  public AlarmNews(Account account, Apis apis, Consumer<ObjectNode> events) {
    this.account = account;
    this.apis = apis;
    this.events = events;
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  /** The event of "Alarm events and EventBridge", CloudWatch User Guide. */
  void changed(Alarm before, Alarm after) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("source", "aws.cloudwatch").put("detail-type", "CloudWatch Alarm State Change");
    event.put("time", after.standing().since().toString());
    event.putArray("resources").add(after.definition().arn());
    ObjectNode detail = event.putObject("detail").put("alarmName", after.name());
    detail.set("state", after.standing().json());
    detail.set("previousState", before.standing().json());
    detail.set("configuration", configuration(after.definition()));
    try {
      events.accept(event);
    } catch (ApiException e) {
      log.warn("The change of alarm {} could not be told", after.name(), e);
    }
  }

  private static ObjectNode configuration(AlarmDefinition definition) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    JsonNode description = definition.members().path("AlarmDescription");
    if (description.isString()) {
      out.set("description", description);
    }
    ArrayNode metrics = out.putArray("metrics");
    definition.queries().forEach(query -> metrics.add(metric(query)));
    return out;
  }

  private static ObjectNode metric(JsonNode query) {
    ObjectNode out = JsonNodeFactory.instance.objectNode().put("id", query.path("Id").asString(""));
    JsonNode stat = query.path("MetricStat");
    if (stat.isObject()) {
      ObjectNode written = out.putObject("metricStat");
      ObjectNode metric = written.putObject("metric");
      metric.put("namespace", stat.path("Metric").path("Namespace").asString(""));
      metric.put("name", stat.path("Metric").path("MetricName").asString(""));
      ObjectNode dimensions = metric.putObject("dimensions");
      for (JsonNode each : stat.path("Metric").path("Dimensions")) {
        dimensions.put(each.path("Name").asString(""), each.path("Value").asString(""));
      }
      written.set("period", stat.path("Period"));
      written.set("stat", stat.path("Stat"));
    } else {
      out.set("expression", query.path("Expression"));
    }
    return out.put("returnData", query.path("ReturnData").asBoolean(true));
  }

  /**
   * Publishes to a topic.
   *
   * @return what went wrong
   */
  Optional<String> publish(String topicArn, Alarm before, Alarm after) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("TopicArn", topicArn);
    input.put("Subject", after.state() + ": \"" + after.name() + "\" in " + account.region());
    input.put("Message", message(before, after).toString());
    try {
      apis.call(
          new ApiCall(
              "sns",
              "Publish",
              input,
              Caller.service("cloudwatch", Optional.empty()).forSource(after.definition().arn())));
      return Optional.empty();
    } catch (ApiException e) {
      log.info("Alarm {} could not publish to {}: {}", after.name(), topicArn, e.getMessage());
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode message(Alarm before, Alarm after) {
    ObjectNode members = after.definition().members();
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("AlarmName", after.name());
    message.set("AlarmDescription", members.path("AlarmDescription"));
    message.put("AWSAccountId", account.id()).put("Region", account.region());
    message.put("AlarmArn", after.definition().arn());
    message.put("NewStateValue", after.state().name());
    message.put("NewStateReason", after.standing().reason());
    message.put("StateChangeTime", time(after.standing().since()));
    message.put("OldStateValue", before.state().name());
    ObjectNode trigger = message.putObject("Trigger");
    for (String member :
        new String[] {
          "MetricName",
          "Namespace",
          "Period",
          "EvaluationPeriods",
          "DatapointsToAlarm",
          "ComparisonOperator",
          "Threshold",
          "TreatMissingData",
          "Metrics"
        }) {
      if (members.has(member)) {
        trigger.set(member, members.path(member));
      }
    }
    return message;
  }
}
