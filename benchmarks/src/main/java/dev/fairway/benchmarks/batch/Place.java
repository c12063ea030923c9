package dev.fairway.benchmarks.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Puts the data where the job looks for it, and fetches what the job made.
 *
 * <p>It reads a command a line and answers each with a line: {@code bucket NAME}, {@code table
 * NAME}, {@code put BUCKET PREFIX FOLDER} and {@code small BUCKET PREFIX COUNT} with what they
 * made, {@code result BUCKET SUFFIX FILE} with the keys that end so; the first is copied to the
 * file.
 */
final class Place {

  private static final int THREADS = 16;

  private final S3Client s3;
  private final DynamoDbClient dynamoDb;
  private final ExecutorService threads;

  private Place(S3Client s3, DynamoDbClient dynamoDb, ExecutorService threads) {
    this.s3 = s3;
    this.dynamoDb = dynamoDb;
    this.threads = threads;
  }

  public static void main(String[] arguments) throws Exception {
    try (S3Client s3 = Copying.client();
        var dynamoDb =
            DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
        var threads = Executors.newFixedThreadPool(THREADS);
        var commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var place = new Place(s3, dynamoDb, threads);
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        System.out.println(place.obey(line.split(" ")));
      }
    }
  }

  private String obey(String[] words) throws IOException, ExecutionException, InterruptedException {
    return switch (words[0]) {
      case "bucket" -> s3.createBucket(create -> create.bucket(words[1])).location() + " made";
      case "table" -> table(words[1]);
      case "put" -> put(words[1], words[2], Path.of(words[3]));
      case "small" -> small(words[1], words[2], Integer.parseInt(words[3]));
      case "result" -> result(words[1], words[2], Path.of(words[3]));
      default -> throw new IllegalArgumentException("There is no command " + words[0]);
    };
  }

  private String table(String name) {
    dynamoDb.createTable(
        create ->
            create
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    return name;
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private String put(String bucket, String prefix, Path folder)
      throws IOException, ExecutionException, InterruptedException {
    try (Stream<Path> files = Files.list(folder)) {
      return all(
          files.sorted().toList(),
          file ->
              s3.putObject(
                  put -> put.bucket(bucket).key(prefix + file.getFileName()),
                  RequestBody.fromFile(file)));
    }
  }

  /** Objects of one line each, like image records. */
  private String small(String bucket, String prefix, int count)
      throws ExecutionException, InterruptedException {
    return all(
        IntStream.range(0, count).boxed().toList(),
        number ->
            s3.putObject(
                put -> put.bucket(bucket).key("%s%07d.json".formatted(prefix, number)),
                RequestBody.fromString(smallLine(number))));
  }

  private static String smallLine(int number) {
    return """
        {"at":"2026-11-22T14:%02d:%02dZ","path":"/api/v%d/resource-%d","status":200,\
        "client":"203.0.113.%d","bytes":%d,"millis":%d.%03d}
        """
        .formatted(
            number / 60 % 60,
            number % 60,
            number % 4,
            number % 50,
            number % 256,
            number * 7919L % 100_000,
            number * 104_729L % 4000,
            number % 1000);
  }

  /** One thing to do with a part of the data. */
  @FunctionalInterface
  private interface Step<T> {
    void take(T part);
  }

  private <T> String all(List<T> parts, Step<T> step)
      throws ExecutionException, InterruptedException {
    var steps = new ArrayList<Future<?>>();
    for (T part : parts) {
      steps.add(threads.submit(() -> step.take(part)));
    }
    for (Future<?> each : steps) {
      each.get();
    }
    return Integer.toString(steps.size());
  }

  private String result(String bucket, String suffix, Path file) throws IOException {
    List<String> keys =
        s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
            .map(S3Object::key)
            .filter(key -> key.endsWith(suffix))
            .toList();
    if (!keys.isEmpty()) {
      byte[] bytes =
          s3.getObjectAsBytes(get -> get.bucket(bucket).key(keys.getFirst())).asByteArray();
      Files.write(file, bytes);
    }
    return keys.size() + " " + String.join(" ", keys);
  }
}
