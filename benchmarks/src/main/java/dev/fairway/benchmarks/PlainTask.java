package dev.fairway.benchmarks;

import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The least that a Java task can be: read the object, write its record, with the AWS SDK alone.
 * What the image-processor costs above it is Spring, its other calls and the image.
 */
final class PlainTask {

  private PlainTask() {}

  public static void main(String[] arguments) {
    String bucket = variable("OBJECT_BUCKET");
    String key = variable("OBJECT_KEY");
    var http = UrlConnectionHttpClient.builder();
    try (S3Client s3 = S3Client.builder().httpClientBuilder(http).forcePathStyle(true).build();
        DynamoDbClient dynamoDb = DynamoDbClient.builder().httpClientBuilder(http).build()) {
      long bytes =
          s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray().length;
      dynamoDb.putItem(
          request -> request.tableName(variable("IMAGES_TABLE")).item(record(bucket, key, bytes)));
    }
  }

  private static Map<String, AttributeValue> record(String bucket, String key, long bytes) {
    return Map.of(
        "image", AttributeValue.fromS(bucket + "/" + key),
        "status", AttributeValue.fromS("PROCESSED"),
        "sequencer", AttributeValue.fromS(variable("OBJECT_SEQUENCER")),
        "bucket", AttributeValue.fromS(bucket),
        "key", AttributeValue.fromS(key),
        "bytes", AttributeValue.fromN(Long.toString(bytes)),
        "eventId", AttributeValue.fromS(variable("EVENT_ID")),
        "processedAt", AttributeValue.fromS(variable("EVENT_TIME")));
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException("The variable " + name + " is not set.");
    }
    return value;
  }
}
