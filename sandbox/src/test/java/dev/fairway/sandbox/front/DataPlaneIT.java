package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class DataPlaneIT {

  private static DataPlane plane;

  @BeforeAll
  static void start() {
    plane = DataPlane.start(DataPlaneOptions.forTests());
  }

  @AfterAll
  static void stop() {
    plane.close();
  }

  @Test
  void keepsAnObject() {
    try (S3Client s3 = Clients.s3(plane.endpoint())) {
      s3.createBucket(request -> request.bucket("round-trip"));
      s3.putObject(
          request ->
              request
                  .bucket("round-trip")
                  .key("in/photo.jpg")
                  .contentType("image/jpeg")
                  .cacheControl("max-age=60")
                  .metadata(Map.of("camera", "box")),
          RequestBody.fromString("pixels"));

      var object = s3.getObjectAsBytes(request -> request.bucket("round-trip").key("in/photo.jpg"));

      assertThat(object.asUtf8String()).isEqualTo("pixels");
      assertThat(object.response().contentType()).isEqualTo("image/jpeg");
      assertThat(object.response().cacheControl()).isEqualTo("max-age=60");
      assertThat(object.response().metadata()).containsEntry("camera", "box");
    }
  }

  @Test
  void carriesAMessage() {
    try (SqsClient sqs = Clients.sqs(plane.endpoint())) {
      String url = sqs.createQueue(request -> request.queueName("round-trip")).queueUrl();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody("hello"));

      assertThat(url).isEqualTo(plane.endpoint() + "/000000000000/round-trip");
      assertThat(sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(2)).messages())
          .singleElement()
          .satisfies(message -> assertThat(message.body()).isEqualTo("hello"));
      assertThat(
              sqs.getQueueAttributes(
                      request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                  .attributes())
          .containsEntry(
              QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:round-trip");
    }
  }

  @Test
  void keepsAnItemAndNamesTheTableByItsRegion() {
    try (DynamoDbClient dynamoDb = Clients.dynamoDb(plane.endpoint())) {
      TableDescription table =
          dynamoDb
              .createTable(
                  request ->
                      request
                          .tableName("round-trip")
                          .billingMode(BillingMode.PAY_PER_REQUEST)
                          .attributeDefinitions(
                              a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                          .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH)))
              .tableDescription();
      Map<String, AttributeValue> item =
          Map.of("id", AttributeValue.fromS("a"), "note", AttributeValue.fromS("grüß dich"));
      dynamoDb.putItem(request -> request.tableName("round-trip").item(item));

      assertThat(table.tableArn())
          .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/round-trip");
      assertThat(
              dynamoDb
                  .getItem(
                      request ->
                          request
                              .tableName("round-trip")
                              .key(Map.of("id", AttributeValue.fromS("a"))))
                  .item())
          .isEqualTo(item);
      assertThat(dynamoDb.describeTable(request -> request.tableName(table.tableArn())).table())
          .satisfies(found -> assertThat(found.tableName()).isEqualTo("round-trip"));
    }
  }

  @Test
  void listensOnLoopbackOnly() {
    assertThat(URI.create(plane.endpoint().toString()).getHost()).isEqualTo("127.0.0.1");
  }
}
