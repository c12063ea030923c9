package dev.fairway.alert.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.alert.event.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;

final class CloudWatchLogsTest {

  private final Definitions ecs = new Definitions();
  private final Streams streams = new Streams();
  private final CloudWatchLogs logs =
      new CloudWatchLogs(new LogPlaces(ecs), streams, "eu-central-1");

  @Test
  void readsTheStreamOfTheFailedContainer() {
    assertThat(logs.lastLines(Fixtures.occurrence("out-of-memory"), 20)).containsExactly("last");

    assertThat(ecs.asked)
        .containsExactly("arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:12");
    assertThat(streams.asked)
        .containsExactly(
            GetLogEventsRequest.builder()
                .logGroupName("/shop/app")
                .logStreamName("app/app/c13b4cb40f1f4fe4a2971f76ae5a47ad")
                .startFromHead(false)
                .limit(20)
                .build());
  }

  @Test
  void asksForATaskDefinitionOnce() {
    logs.lastLines(Fixtures.occurrence("out-of-memory"), 20);
    logs.lastLines(Fixtures.occurrence("service-exit-3"), 20);

    assertThat(ecs.asked).hasSize(1);
    assertThat(streams.asked).hasSize(2);
  }

  @Test
  void hasNoLinesOfAStreamThatIsNotThereYet() {
    streams.exist = false;

    assertThat(logs.lastLines(Fixtures.occurrence("out-of-memory"), 20)).isEmpty();
  }

  @Test
  void hasNoLinesOfAContainerThatLogsElsewhere() {
    ecs.driver = "awsfirelens";

    assertThat(logs.lastLines(Fixtures.occurrence("out-of-memory"), 20)).isEmpty();
    assertThat(streams.asked).isEmpty();
  }

  @Test
  void hasNoLinesOfALogInAnotherRegion() {
    ecs.region = "us-east-1";

    assertThat(logs.lastLines(Fixtures.occurrence("out-of-memory"), 20)).isEmpty();
    assertThat(streams.asked).isEmpty();
  }

  private static final class Definitions implements EcsClient {

    private final List<String> asked = new ArrayList<>();
    private String driver = "awslogs";
    private String region = "eu-central-1";

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(
        DescribeTaskDefinitionRequest request) {
      asked.add(request.taskDefinition());
      return DescribeTaskDefinitionResponse.builder()
          .taskDefinition(
              definition ->
                  definition.containerDefinitions(
                      container -> container.name("envoy"),
                      container ->
                          container
                              .name("app")
                              .logConfiguration(
                                  log ->
                                      log.logDriver(driver)
                                          .options(
                                              Map.of(
                                                  "awslogs-group", "/shop/app",
                                                  "awslogs-stream-prefix", "app",
                                                  "awslogs-region", region)))))
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static final class Streams implements CloudWatchLogsClient {

    private final List<GetLogEventsRequest> asked = new ArrayList<>();
    private boolean exist = true;

    @Override
    public GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
      asked.add(request);
      if (!exist) {
        throw ResourceNotFoundException.builder().message("no such stream").build();
      }
      return GetLogEventsResponse.builder().events(event -> event.message("last")).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
