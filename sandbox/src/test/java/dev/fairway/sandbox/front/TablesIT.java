package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Caller;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(SharedRegion.class)
class TablesIT {

  private static final String TABLE = "tables-it";
  private static DynamoDbClient dynamoDb;
  private static TableDescription created;

  @BeforeAll
  static void createTable() {
    dynamoDb = Clients.dynamoDb(SharedRegion.plane().endpoint(), "test");
    created =
        dynamoDb
            .createTable(
                request ->
                    request
                        .tableName(TABLE)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                            a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                        .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH)))
            .tableDescription();
  }

  @AfterAll
  static void close() {
    dynamoDb.close();
  }

  @Test
  void namesTheTableByItsRegion() {
    assertThat(created.tableArn())
        .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/" + TABLE);
    assertThat(dynamoDb.describeTable(request -> request.tableName(TABLE)).table().tableArn())
        .isEqualTo(created.tableArn());
  }

  @Test
  void changesNothingInAnItem() {
    Map<String, AttributeValue> item =
        Map.of(
            "id", AttributeValue.fromS("arn:aws:dynamodb:ddblocal:000000000000:table/x"),
            "note", AttributeValue.fromS("grüße arn:aws:dynamodb:us-east-1:000000000000:table/x"));
    dynamoDb.putItem(request -> request.tableName(TABLE).item(item));

    assertThat(
            dynamoDb
                .getItem(request -> request.tableName(TABLE).key(Map.of("id", item.get("id"))))
                .item())
        .isEqualTo(item);
  }

  @Test
  void refusesAWriteWhoseConditionFails() {
    Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("once"));
    dynamoDb.putItem(request -> request.tableName(TABLE).item(item));

    assertThatThrownBy(
            () ->
                dynamoDb.putItem(
                    request ->
                        request
                            .tableName(TABLE)
                            .item(item)
                            .conditionExpression("attribute_not_exists(id)")))
        .isInstanceOf(ConditionalCheckFailedException.class);
  }

  @Test
  void takesATimeToLiveAndAStatement() {
    dynamoDb.updateTimeToLive(
        request ->
            request
                .tableName(TABLE)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expiresAt")));

    assertThat(
            dynamoDb
                .describeTimeToLive(request -> request.tableName(TABLE))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.ENABLED);
    assertThat(
            dynamoDb
                .executeStatement(
                    request -> request.statement("SELECT * FROM \"tables-it\" WHERE id = 'nobody'"))
                .items())
        .isEmpty();
  }

  @Test
  void isReachedFromTheInside() {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("TableName", TABLE);
    ObjectNode output =
        SharedRegion.plane()
            .apis()
            .call(new ApiCall("dynamodb", "DescribeTable", input, Caller.REGION));

    assertThat(output.path("Table").path("TableArn").asString()).isEqualTo(created.tableArn());
  }
}
