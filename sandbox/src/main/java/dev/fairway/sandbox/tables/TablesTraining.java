package dev.fairway.sandbox.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes the AOT cache that lets DynamoDB's process start with little more than half of the work.
 */
public final class TablesTraining {

  /** The JVM assembles the cache in a second process while the first one ends. */
  private static final Duration ASSEMBLY = Duration.ofMinutes(3);

  private static final String TABLE =
      """
      {"TableName": "training", "BillingMode": "PAY_PER_REQUEST",
       "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
       "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
      """;

  private static final String ITEM =
      """
      {"TableName": "training", "Item": {"id": {"S": "a"}, "size": {"N": "1"}},
       "ConditionExpression": "attribute_not_exists(id) OR size < :n",
       "ExpressionAttributeValues": {":n": {"N": "2"}}}
      """;

  private static final String KEY =
      """
      {"TableName": "training", "Key": {"id": {"S": "a"}}}
      """;

  private static final String NAME =
      """
      {"TableName": "training"}
      """;

  private TablesTraining() {}

  /**
   * Runs DynamoDB once on memory with a few calls.
   *
   * @param jars the folder of DynamoDB Local's jars
   * @return the cache
   */
  public static Path run(Path jars) {
    TablesCommand command = new TablesCommand(jars, Optional.empty(), true);
    try {
      Files.deleteIfExists(command.cache());
      try (Tables tables = Tables.start(command, ASSEMBLY)) {
        call(tables, "CreateTable", TABLE);
        call(tables, "DescribeTable", NAME);
        call(tables, "PutItem", ITEM);
        call(tables, "GetItem", KEY);
        call(tables, "Scan", NAME);
        call(tables, "DeleteTable", NAME);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB's training run failed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("DynamoDB's training run was interrupted.", e);
    }
    return command.cache();
  }

  private static void call(Tables tables, String operation, String input)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(tables.endpoint())
              .header("Content-Type", "application/x-amz-json-1.0")
              .header("X-Amz-Target", "DynamoDB_20120810." + operation)
              .header(
                  "Authorization",
                  "AWS4-HMAC-SHA256 Credential=training/20260101/us-east-1/dynamodb/aws4_request,"
                      + " SignedHeaders=host, Signature=0")
              .POST(HttpRequest.BodyPublishers.ofString(input))
              .build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException(operation + " answered " + status);
      }
    }
  }
}
