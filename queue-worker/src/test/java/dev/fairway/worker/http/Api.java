package dev.fairway.worker.http;

import dev.fairway.common.backend.TestAws;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API on a free port, with real queues and tables. */
final class Api implements AutoCloseable {

  static final String TOKEN = "a-token-for-tests";

  /** An answer, its body read where it is JSON. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestAws aws = TestAws.start();
  private final DataPlane plane =
      DataPlane.start(aws.placed(DataPlaneOptions.forTests(), DataPlaneOptions::withEndpoint));
  private final StaticCredentialsProvider credentials =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
  final SqsClient sqs =
      SqsClient.builder()
          .endpointOverride(plane.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(credentials)
          .httpClient(UrlConnectionHttpClient.create())
          .build();
  final DynamoDbClient tables =
      DynamoDbClient.builder()
          .endpointOverride(plane.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(credentials)
          .httpClient(UrlConnectionHttpClient.create())
          .build();
  final String queue;
  final String deadLetters;
  final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  Api() {
    this("", Map.of());
  }

  /**
   * @param suffix of the queues' names, {@code .fifo} or none
   */
  Api(String suffix, Map<String, String> queueAttributes) {
    deadLetters = queue("dead" + suffix, queueAttributes);
    queue = queue("work" + suffix, queueAttributes);
    table("jobs");
    table("subscriptions");
    context = new SpringApplicationBuilder(ApiParts.class).properties(properties()).run();
  }

  private String queue(String name, Map<String, String> attributes) {
    return sqs.createQueue(create -> create.queueName(name).attributesWithStrings(attributes))
        .queueUrl();
  }

  private void table(String name) {
    tables.createTable(
        create ->
            create
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key -> key.attributeName("id").keyType(KeyType.HASH))
                .attributeDefinitions(
                    id -> id.attributeName("id").attributeType(ScalarAttributeType.S)));
  }

  /** The container's environment, by the names that Spring binds it to. */
  private Map<String, Object> properties() {
    var properties = new HashMap<String, Object>();
    properties.put("queue-url", queue);
    properties.put("deadletter-url", deadLetters);
    properties.put("jobs-table", "jobs");
    properties.put("subscriptions-table", "subscriptions");
    properties.put("api.token", TOKEN);
    properties.put("webhook.allowed-networks", "127.0.0.0/8");
    properties.put("server.address", "127.0.0.1");
    properties.put("server.port", "0");
    properties.put("spring.main.banner-mode", "off");
    properties.put("spring.cloud.aws.region.static", "us-east-1");
    properties.put("spring.cloud.aws.endpoint", plane.endpoint().toString());
    properties.put("spring.cloud.aws.credentials.access-key", "test");
    properties.put("spring.cloud.aws.credentials.secret-key", "test");
    return properties;
  }

  MemoryJobs jobs() {
    return context.getBean(MemoryJobs.class);
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request("GET", path, null));
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return send(request("POST", path, body));
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  HttpRequest.Builder request(String method, String path, @Nullable String body) {
    return anonymous(method, path, body).header("Authorization", "Bearer " + TOKEN);
  }

  HttpRequest.Builder anonymous(String method, String path, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    return body == null ? request : request.header("Content-Type", "application/json");
  }

  @Override
  public void close() {
    context.close();
    http.close();
    sqs.close();
    tables.close();
    plane.close();
    aws.close();
  }
}
