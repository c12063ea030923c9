package dev.fairway.infra.relay;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Table;

/** Where events wait, what is known of alerts, and where people hear of them. */
record RelayStore(EventQueues queues, Table table, AlertTopic topic) {

  static RelayStore create(Stack stack, boolean retain, List<String> emails) {
    return new RelayStore(
        EventQueues.create(stack),
        AlertsTable.create(stack, retain),
        AlertTopic.create(stack, emails));
  }
}
