package dev.fairway.alert.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.alert.event.Fixtures;
import dev.fairway.alert.event.Occurrence;
import dev.fairway.sandbox.Following;
import dev.fairway.sandbox.Sandbox;
import dev.fairway.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a real region's task definitions and logs. */
final class ContextIT {

  private static final Region REGION = Region.US_EAST_1;
  private static final String GROUP = "/fairway/checkout";

  private static final String TEMPLATE =
      """
      {"Resources": {"LogGroup": {"Type": "AWS::Logs::LogGroup",
                                  "Properties": {"LogGroupName": "/fairway/checkout"}}}}
      """;

  private Sandbox sandbox;
  private EcsClient ecs;
  private CloudWatchLogsClient logs;
  private Context context;

  @BeforeEach
  void start(@TempDir Path templates) throws IOException {
    Files.writeString(templates.resolve("logs.template.json"), TEMPLATE);
    sandbox =
        Sandbox.start(
            SandboxOptions.of(Path.of("..").toAbsolutePath().normalize()).withTemplates(templates),
            Following.NOBODY);
    ecs = client(EcsClient.builder());
    logs = client(CloudWatchLogsClient.builder());
    context =
        new Context(
            new CloudWatchLogs(new LogPlaces(ecs), logs, REGION.id()),
            JsonMapper.shared(),
            Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    context.close();
    ecs.close();
    logs.close();
    sandbox.close();
  }

  @Test
  void findsTheLastLinesOfTheContainerThatFailed() {
    Occurrence killed = killed(register());
    String stream = "task/app/c13b4cb40f1f4fe4a2971f76ae5a47ad";
    logs.createLogStream(create -> create.logGroupName(GROUP).logStreamName(stream));
    long now = sandbox.clock().millis();
    List<InputLogEvent> lines =
        IntStream.rangeClosed(1, 30)
            .mapToObj(i -> "{\"level\":\"INFO\",\"message\":\"Line %d\"}".formatted(i))
            .map(line -> InputLogEvent.builder().timestamp(now).message(line).build())
            .toList();
    logs.putLogEvents(put -> put.logGroupName(GROUP).logStreamName(stream).logEvents(lines));

    List<String> found = context.of(killed);

    assertThat(found).hasSize(20).startsWith("INFO Line 11").endsWith("INFO Line 30");
  }

  private String register() {
    return ecs.registerTaskDefinition(
            register ->
                register
                    .family("checkout")
                    .networkMode(NetworkMode.AWSVPC)
                    .cpu("256")
                    .memory("512")
                    .containerDefinitions(
                        container ->
                            container
                                .name("app")
                                .image("checkout")
                                .logConfiguration(
                                    log ->
                                        log.logDriver("awslogs")
                                            .options(
                                                Map.of(
                                                    "awslogs-group",
                                                    GROUP,
                                                    "awslogs-stream-prefix",
                                                    "task",
                                                    "awslogs-region",
                                                    REGION.id())))))
        .taskDefinition()
        .taskDefinitionArn();
  }

  private static Occurrence killed(String definition) {
    return Fixtures.EVENTS.read(
        Fixtures.text("out-of-memory")
            .replace(
                "arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:12", definition));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(REGION)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
