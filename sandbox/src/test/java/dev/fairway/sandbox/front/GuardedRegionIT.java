package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.WireRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import tools.jackson.databind.node.JsonNodeFactory;

/** A region with roles, then the same state in a second life. */
class GuardedRegionIT {

  @TempDir private static Path state;
  private static DataPlane plane;

  @BeforeAll
  static void start() {
    plane = DataPlane.start(DataPlaneOptions.forTests().withState(state));
    plane.serve("monitoring", call -> JsonNodeFactory.instance.objectNode());
    plane.guard(GuardedRegionIT::caller, GuardedRegionIT::permissions, GuardedRegionIT::check);
  }

  @AfterAll
  static void stop() {
    plane.close();
  }

  private static Caller caller(String key) {
    return new Caller(
        key, key.startsWith("ASIA") ? Optional.of("arn:aws:iam::0:role/task") : Optional.empty());
  }

  private static List<Access> permissions(WireRequest request) {
    String name = request.operation().orElse(request.method());
    String resource = request.input().path("TableName").asString(request.path());
    return List.of(new Access(request.service() + ":" + name, resource));
  }

  /** The role may put what has {@code allowed} in its name. */
  private static void check(Caller caller, Access access) {
    if (!access.resourceArn().contains("allowed")) {
      throw new ApiException(
          "AccessDeniedException", "not authorized to perform: " + access.action(), 403);
    }
  }

  @Test
  void judgesATaskByItsRoleAndNobodyElse() {
    try (S3Client person = Clients.s3(plane.endpoint(), "test");
        S3Client task = Clients.s3(plane.endpoint(), "ASIATASK")) {
      person.createBucket(create -> create.bucket("allowed-bucket"));
      person.createBucket(create -> create.bucket("closed-bucket"));
      task.putObject(put -> put.bucket("allowed-bucket").key("a"), RequestBody.fromString("x"));

      assertThat(task.getObjectAsBytes(get -> get.bucket("allowed-bucket").key("a")).asUtf8String())
          .isEqualTo("x");
      assertThatThrownBy(
              () ->
                  task.putObject(
                      put -> put.bucket("closed-bucket").key("a"), RequestBody.fromString("x")))
          .isInstanceOfSatisfying(
              S3Exception.class,
              e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                assertThat(e).hasMessageContaining("not authorized to perform: s3:PUT");
              });
    }
  }

  @Test
  void readsWhatATaskAsksOfQueuesTablesAndMetrics() {
    try (SqsClient sqs = Clients.sqs(plane.endpoint(), "ASIATASK");
        DynamoDbClient dynamoDb = Clients.dynamoDb(plane.endpoint(), "ASIATASK");
        DynamoDbClient person = Clients.dynamoDb(plane.endpoint(), "test");
        CloudWatchClient cloudWatch =
            Clients.of(CloudWatchClient.builder(), plane.endpoint(), "ASIATASK")) {
      table(person, "allowed-table");
      dynamoDb.putItem(put -> put.tableName("allowed-table").item(Map.of("id", s("a"))));

      assertThat(
              dynamoDb
                  .getItem(get -> get.tableName("allowed-table").key(Map.of("id", s("a"))))
                  .hasItem())
          .isTrue();
      assertThatThrownBy(
              () -> dynamoDb.putItem(put -> put.tableName("closed").item(Map.of("id", s("a")))))
          .isInstanceOfSatisfying(DynamoDbException.class, GuardedRegionIT::denied);
      assertThatThrownBy(() -> sqs.createQueue(create -> create.queueName("closed")))
          .isInstanceOfSatisfying(SqsException.class, GuardedRegionIT::denied);
      assertThatThrownBy(() -> cloudWatch.putMetricData(put -> put.namespace("n")))
          .isInstanceOfSatisfying(CloudWatchException.class, GuardedRegionIT::denied);
    }
  }

  private static void denied(AwsServiceException error) {
    assertThat(error.statusCode()).isEqualTo(403);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
  }

  private static AttributeValue s(String value) {
    return AttributeValue.fromS(value);
  }

  private static void table(DynamoDbClient dynamoDb, String name) {
    dynamoDb.createTable(
        request ->
            request
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH)));
  }

  @Test
  void keepsEverythingOverARestart(@TempDir Path folder) {
    DataPlaneOptions options = DataPlaneOptions.forTests().withState(folder);
    String version;
    try (DataPlane first = DataPlane.start(options);
        S3Client s3 = Clients.s3(first.endpoint(), "test");
        SqsClient sqs = Clients.sqs(first.endpoint(), "test");
        DynamoDbClient dynamoDb = Clients.dynamoDb(first.endpoint(), "test")) {
      s3.createBucket(create -> create.bucket("kept"));
      s3.putBucketVersioning(
          put ->
              put.bucket("kept")
                  .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
      version =
          s3.putObject(put -> put.bucket("kept").key("ü/a"), RequestBody.fromString("1"))
              .versionId();
      String url = sqs.createQueue(create -> create.queueName("kept")).queueUrl();
      sqs.sendMessage(send -> send.queueUrl(url).messageBody("kept"));
      table(dynamoDb, "kept");
      dynamoDb.putItem(put -> put.tableName("kept").item(Map.of("id", s("a"))));
    }
    try (DataPlane second = DataPlane.start(options);
        S3Client s3 = Clients.s3(second.endpoint(), "test");
        SqsClient sqs = Clients.sqs(second.endpoint(), "test");
        DynamoDbClient dynamoDb = Clients.dynamoDb(second.endpoint(), "test")) {
      String next =
          s3.putObject(put -> put.bucket("kept").key("ü/a"), RequestBody.fromString("2"))
              .versionId();
      String url = sqs.getQueueUrl(get -> get.queueName("kept")).queueUrl();

      assertThat(next).isGreaterThan(version);
      assertThat(s3.listObjectVersions(list -> list.bucket("kept")).versions())
          .extracting(found -> found.versionId())
          .containsExactly(next, version);
      assertThat(sqs.receiveMessage(poll -> poll.queueUrl(url)).messages())
          .extracting(message -> message.body())
          .containsExactly("kept");
      assertThat(dynamoDb.scan(scan -> scan.tableName("kept")).count()).isEqualTo(1);
    }
  }
}
