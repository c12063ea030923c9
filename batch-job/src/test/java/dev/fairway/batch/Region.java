package dev.fairway.batch;

import dev.fairway.common.backend.TestAws;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/** One S3 and DynamoDB for all tests, which stay apart by the names of buckets and tables. */
public final class Region implements BeforeAllCallback {

  private static volatile @Nullable DataPlane shared;

  public static String endpoint() {
    return Objects.requireNonNull(shared, "@ExtendWith(Region.class) is missing")
        .endpoint()
        .toString();
  }

  public static S3Client s3() {
    return client(S3Client.builder().forcePathStyle(true));
  }

  public static DynamoDbClient dynamoDb() {
    return client(DynamoDbClient.builder());
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder) {
    return builder
        .endpointOverride(URI.create(endpoint()))
        .region(software.amazon.awssdk.regions.Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** Makes a table with these text keys, the second one optional, and returns its name. */
  public static String table(DynamoDbClient dynamoDb, List<String> keys) {
    String name = "t-" + UUID.randomUUID();
    dynamoDb.createTable(
        create -> {
          create.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
          create.attributeDefinitions(
              keys.stream()
                  .map(
                      key ->
                          AttributeDefinition.builder()
                              .attributeName(key)
                              .attributeType(ScalarAttributeType.S)
                              .build())
                  .toList());
          create.keySchema(
              keys.stream()
                  .map(
                      key ->
                          KeySchemaElement.builder()
                              .attributeName(key)
                              .keyType(key.equals(keys.getFirst()) ? KeyType.HASH : KeyType.RANGE)
                              .build())
                  .toList());
        });
    return name;
  }

  public static String stateTable(DynamoDbClient dynamoDb) {
    return table(dynamoDb, List.of("pk", "sk"));
  }

  /** Makes a bucket and returns its name. */
  public static String bucket(S3Client s3) {
    String name = "b-" + UUID.randomUUID();
    s3.createBucket(create -> create.bucket(name));
    return name;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    var store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
    TestAws aws = store.computeIfAbsent(TestAws.class, type -> TestAws.start(), TestAws.class);
    store.computeIfAbsent(
        Region.class,
        type -> {
          DataPlane plane =
              DataPlane.start(
                  aws.placed(DataPlaneOptions.forTests(), DataPlaneOptions::withEndpoint));
          shared = plane;
          return plane;
        });
  }
}
