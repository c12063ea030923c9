package dev.fairway.images;

import dev.fairway.common.backend.TestAws;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 and DynamoDB on this machine, with what the template would create for the app. */
final class Region implements AutoCloseable {

  private final TestAws aws = TestAws.start();
  private final DataPlane plane =
      DataPlane.start(aws.placed(DataPlaneOptions.forTests(), DataPlaneOptions::withEndpoint));
  private final StaticCredentialsProvider credentials =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
  final S3Client s3 =
      S3Client.builder()
          .endpointOverride(plane.endpoint())
          .region(software.amazon.awssdk.regions.Region.US_EAST_1)
          .credentialsProvider(credentials)
          .httpClient(UrlConnectionHttpClient.create())
          .build();
  final DynamoDbClient dynamoDb =
      DynamoDbClient.builder()
          .endpointOverride(plane.endpoint())
          .region(software.amazon.awssdk.regions.Region.US_EAST_1)
          .credentialsProvider(credentials)
          .httpClient(UrlConnectionHttpClient.create())
          .build();

  Region() {
    for (String bucket : List.of("uploads", "renditions", "data")) {
      s3.createBucket(create -> create.bucket(bucket));
    }
    s3.putBucketVersioning(
        put ->
            put.bucket("uploads")
                .versioningConfiguration(set -> set.status(BucketVersioningStatus.ENABLED)));
    dynamoDb.createTable(
        create ->
            create
                .tableName("images")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key -> key.attributeName("image").keyType(KeyType.HASH))
                .attributeDefinitions(
                    image -> image.attributeName("image").attributeType(ScalarAttributeType.S)));
  }

  String endpoint() {
    return plane.endpoint().toString();
  }

  /** Puts an object and returns its version. */
  String upload(String key, byte[] bytes) {
    return s3.putObject(put -> put.bucket("uploads").key(key), RequestBody.fromBytes(bytes))
        .versionId();
  }

  Map<String, AttributeValue> record(String key) {
    var image = Map.of("image", AttributeValue.fromS("uploads/" + key));
    return dynamoDb.getItem(get -> get.tableName("images").key(image).consistentRead(true)).item();
  }

  boolean holds(String bucket, String key) {
    try {
      s3.headObject(head -> head.bucket(bucket).key(key));
      return true;
    } catch (NoSuchKeyException none) {
      return false;
    }
  }

  /** The sequencer of the record that is there. */
  String sequencer(String key) {
    return attribute(record(key), "sequencer").s();
  }

  /** The keys of the renditions that a record names. */
  static List<String> renditions(Map<String, AttributeValue> record) {
    return attribute(record, "renditions").l().stream()
        .map(rendition -> attribute(rendition.m(), "key").s())
        .toList();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  List<String> keys(String bucket, String prefix) {
    return s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  @Override
  public void close() {
    s3.close();
    dynamoDb.close();
    plane.close();
    aws.close();
  }
}
