package dev.fairway.infra.relay;

import dev.fairway.infra.stack.Tables;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;

/** The table of alerts, their events, mutes and quotas, and its three views. */
final class AlertsTable {

  private AlertsTable() {}

  static Table create(Stack stack, boolean retain) {
    Table table = Tables.keyedBy("pk", "sk", stack, "AlertsTable", retain);
    // What is to be told next; items that wait for nothing are not in it.
    table.addGlobalSecondaryIndex(index("due", text("duePk"), number("dueAt")));
    table.addGlobalSecondaryIndex(index("list", text("listPk"), text("listSk")));
    table.addGlobalSecondaryIndex(index("byAlert", text("alertId"), text("eventSk")));
    return table;
  }

  private static GlobalSecondaryIndexProps index(String name, Attribute key, Attribute sortKey) {
    return GlobalSecondaryIndexProps.builder()
        .indexName(name)
        .partitionKey(key)
        .sortKey(sortKey)
        .projectionType(ProjectionType.ALL)
        .build();
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }

  private static Attribute number(String name) {
    return Attribute.builder().name(name).type(AttributeType.NUMBER).build();
  }
}
