package dev.fairway.infra.relay;

import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelayStoreTest {

  private final TemplateReader template = Fixture.alertRelay(Fixture.shipped());

  @Test
  void queuesKeepEventsForAFortnightEncrypted() {
    assertThat(template.properties("AWS::SQS::Queue"))
        .containsOnlyKeys("AlertQueue", "DeadLetterQueue", "KeptEvents", "UndeliveredEvents")
        .allSatisfy(
            (name, queue) ->
                assertThat(queue)
                    .containsEntry("MessageRetentionPeriod", 1_209_600)
                    .containsEntry("SqsManagedSseEnabled", true));
  }

  @Test
  void anOutageOfTheTableBringsNoEventToTheDeadLetters() {
    assertThat(template.named("AWS::SQS::Queue", "AlertQueue"))
        .containsEntry(
            "RedrivePolicy",
            Map.of("deadLetterTargetArn", "{DeadLetterQueue.Arn}", "maxReceiveCount", 1000));
  }

  @Test
  void theTableHasItsViews() {
    Map<String, Object> table = template.only("AWS::DynamoDB::Table");

    assertThat(table)
        .containsEntry("BillingMode", "PAY_PER_REQUEST")
        .containsEntry(
            "TimeToLiveSpecification", Map.of("AttributeName", "expiresAt", "Enabled", true));
    assertThat(keys(table)).isEqualTo("pk, sk");
    assertThat(list(table.get("GlobalSecondaryIndexes")))
        .map(index -> map(index).get("IndexName") + ": " + keys(map(index)))
        .containsExactly("due: duePk, dueAt", "list: listPk, listSk", "byAlert: alertId, eventSk");
    assertThat(list(table.get("AttributeDefinitions")))
        .map(String::valueOf)
        .contains("{AttributeName=dueAt, AttributeType=N}");
  }

  private static String keys(Map<String, Object> of) {
    List<String> names =
        list(of.get("KeySchema")).stream()
            .map(key -> String.valueOf(map(key).get("AttributeName")))
            .toList();
    return String.join(", ", names);
  }
}
