package dev.fairway.batch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.common.backend.TestAws;
import dev.fairway.sandbox.Following;
import dev.fairway.sandbox.Sandbox;
import dev.fairway.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A region with the image-processor as the templates have it, whose rule takes redrives too. */
final class UploadsRegion implements AutoCloseable {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private final TestAws aws;
  private final Sandbox sandbox;
  final S3Client s3;
  final DynamoDbClient dynamoDb;
  private final EventBridgeClient events;

  private UploadsRegion(TestAws aws, Sandbox sandbox) {
    this.aws = aws;
    this.sandbox = sandbox;
    s3 = client(S3Client.builder().forcePathStyle(true));
    dynamoDb = client(DynamoDbClient.builder());
    events = client(EventBridgeClient.builder());
  }

  /**
   * @param templates an empty folder
   */
  static UploadsRegion start(Path templates) throws IOException {
    Path committed = REPOSITORY.resolve("infra").resolve("templates");
    for (String name : List.of("FairwayPlatform", "FairwayImageProcessor")) {
      String file = name + ".template.json";
      String text = Files.readString(committed.resolve(file));
      Files.writeString(
          templates.resolve(file),
          text.replaceAll(
              "\"source\": \\[\\s*\"aws.s3\"\\s*\\]",
              "\"source\": [\"aws.s3\", \"redrive.fairway\"]"));
    }
    TestAws aws = TestAws.start();
    SandboxOptions options = SandboxOptions.of(REPOSITORY).withTemplates(templates);
    return new UploadsRegion(
        aws, Sandbox.start(aws.placed(options, SandboxOptions::withEndpoint), Following.NOBODY));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(software.amazon.awssdk.regions.Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  String endpoint() {
    return sandbox.endpoint().toString();
  }

  String output(String name) {
    return Objects.requireNonNull(sandbox.outputs().get(name), name);
  }

  /** Loses the events of what is done. */
  void withoutEvents(Uploading uploading) throws Exception {
    List<String> rules =
        events.listRules(list -> list.eventBusName("default")).rules().stream()
            .filter(rule -> String.valueOf(rule.eventPattern()).contains("Object Created"))
            .map(rule -> rule.name())
            .toList();
    assertThat(rules).hasSize(1);
    events.disableRule(disable -> disable.name(rules.getFirst()));
    uploading.run();
    events.enableRule(enable -> enable.name(rules.getFirst()));
  }

  List<String> keys(String bucket, String prefix) {
    return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  @Override
  public void close() {
    s3.close();
    dynamoDb.close();
    events.close();
    sandbox.close();
    aws.close();
  }

  /** Work that may fail. */
  @FunctionalInterface
  interface Uploading {

    void run() throws Exception;
  }
}
