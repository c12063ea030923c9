package dev.fairway.sandbox.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.Following;
import dev.fairway.sandbox.Sandbox;
import dev.fairway.sandbox.SandboxOptions;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A region whose S3, SQS and DynamoDB are another one's. */
final class EndpointIT {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String OTHER =
      """
      {"Resources": {"Other": {"Type": "AWS::SQS::Queue", "Properties": {}}}}
      """;

  private static final String UPLOADS =
      """
      {"Resources": {
        "Uploads": {"Type": "AWS::S3::Bucket", "Properties": {
          "BucketName": "uploads",
          "NotificationConfiguration": {"EventBridgeConfiguration": {"EventBridgeEnabled": true}}}},
        "Heard": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "heard"}},
        "Kept": {"Type": "AWS::DynamoDB::Table", "Properties": {
          "TableName": "kept", "BillingMode": "PAY_PER_REQUEST",
          "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
          "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}},
        "Rule": {"Type": "AWS::Events::Rule", "Properties": {
          "State": "ENABLED",
          "EventPattern": {"source": ["aws.s3", "by.hand"]},
          "Targets": [{"Id": "heard", "Arn": {"Fn::GetAtt": ["Heard", "Arn"]}}]}}},
       "Outputs": {"HeardUrl": {"Value": {"Ref": "Heard"}}}}
      """;

  @TempDir Path folder;

  @Test
  void standsOnTheServicesOfAnotherRegion() throws IOException {
    try (Sandbox data = sandbox("data", OTHER);
        Sandbox control = sandbox("control", UPLOADS, data.endpoint());
        S3Client s3 = client(S3Client.builder().forcePathStyle(true), data.endpoint());
        SqsClient sqs = client(SqsClient.builder(), control.endpoint());
        DynamoDbClient tables = client(DynamoDbClient.builder(), data.endpoint())) {
      String heard = control.outputs().getOrDefault("HeardUrl", "");

      assertThat(heard).startsWith(control.endpoint().toString());
      assertThat(tables.listTables().tableNames()).containsExactly("kept");
      s3.putObject(put -> put.bucket("uploads").key("a ü.txt"), RequestBody.fromString("a"));
      s3.putObject(put -> put.bucket("uploads").key("a ü.txt"), RequestBody.fromString("b"));

      List<JsonNode> events = receive(sqs, heard, 2);
      assertThat(events)
          .extracting(event -> event.path("detail").path("object").path("key").asString())
          .containsExactly("a ü.txt", "a ü.txt");
      assertThat(events)
          .extracting(event -> event.path("detail").path("object").path("sequencer").asString())
          .doesNotHaveDuplicates();
      assertThat(control.endpointLimits()).noneMatch(limit -> limit.contains("Uploads"));
    }
  }

  @Test
  void saysThatAnEndpointWithoutEventsStartsNothing() {
    try (DataPlane plane = DataPlane.start(DataPlaneOptions.forTests())) {
      Endpoint endpoint =
          Endpoint.connect(plane.endpoint(), Account.DEFAULT, plane.apisAt(plane.endpoint()));

      assertThat(endpoint.limits())
          .anyMatch(limit -> limit.startsWith("Uploads start nothing: S3's events do not come"));
    }
  }

  @Test
  void refusesAnAddressWhereNobodyAnswersAndLeavesNothing() throws IOException {
    URI nobody = URI.create("http://127.0.0.1:" + freePort());
    int port = freePort();
    SandboxOptions options = options("control", UPLOADS).at("127.0.0.1", port).withEndpoint(nobody);

    assertThatThrownBy(() -> Sandbox.start(options, Following.NOBODY))
        .isInstanceOf(EndpointException.class)
        .hasMessageStartingWith("There is no S3 at " + nobody)
        .hasMessageContaining("name another --endpoint");
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<JsonNode> receive(SqsClient sqs, String url, int count) {
    List<JsonNode> received = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (received.size() < count && System.nanoTime() < deadline) {
      sqs.receiveMessage(poll -> poll.queueUrl(url).waitTimeSeconds(2).maxNumberOfMessages(10))
          .messages()
          .forEach(message -> received.add(JsonMapper.shared().readTree(message.body())));
    }
    return received;
  }

  private Sandbox sandbox(String name, String template) throws IOException {
    return Sandbox.start(options(name, template), Following.NOBODY);
  }

  private Sandbox sandbox(String name, String template, URI endpoint) throws IOException {
    return Sandbox.start(options(name, template).withEndpoint(endpoint), Following.NOBODY);
  }

  private SandboxOptions options(String name, String template) throws IOException {
    Path templates = Files.createDirectories(folder.resolve(name));
    Files.writeString(templates.resolve("Stack.template.json"), template);
    return SandboxOptions.of(REPOSITORY).withTemplates(templates);
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
