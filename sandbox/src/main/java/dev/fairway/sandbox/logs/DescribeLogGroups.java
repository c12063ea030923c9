package dev.fairway.sandbox.logs;

import dev.fairway.sandbox.api.Account;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** DescribeLogGroups, by name; a token is the name of the next one. */
final class DescribeLogGroups {

  private static final int MAX_GROUPS = 50;

  private final LogStore store;
  private final Account account;

  DescribeLogGroups(LogStore store, Account account) {
    this.store = store;
    this.account = account;
  }

  ObjectNode handle(LogInput input) {
    String prefix = input.text("logGroupNamePrefix").orElse("");
    String part = input.text("logGroupNamePattern").orElse("").toLowerCase(Locale.ROOT);
    String next = input.text("nextToken").orElse("");
    int limit = input.limit(MAX_GROUPS);
    List<LogGroup> found =
        store.groups().stream()
            .filter(group -> group.name().startsWith(prefix))
            .filter(group -> group.name().toLowerCase(Locale.ROOT).contains(part))
            .filter(group -> group.name().compareTo(next) >= 0)
            .limit(limit + 1L)
            .toList();
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode list = out.putArray("logGroups");
    found.stream().limit(limit).forEach(group -> list.add(describe(group)));
    if (found.size() > limit) {
      out.put("nextToken", found.getLast().name());
    }
    return out;
  }

  private ObjectNode describe(LogGroup group) {
    String arn = account.arn("logs", "log-group:" + group.name());
    ObjectNode out =
        JsonNodeFactory.instance
            .objectNode()
            .put("logGroupName", group.name())
            .put("creationTime", group.created())
            .put("metricFilterCount", 0)
            .put("arn", arn + ":*")
            .put("logGroupArn", arn)
            .put("logGroupClass", "STANDARD")
            .put("storedBytes", group.bytes());
    group.retentionDays().ifPresent(days -> out.put("retentionInDays", days));
    return out;
  }
}
