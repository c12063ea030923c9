package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

@ExtendWith(SharedRegion.class)
class ProtocolsIT {

  private static URI endpoint;

  @BeforeAll
  static void find() {
    endpoint = SharedRegion.plane().endpoint();
  }

  @Test
  void speaksCbor() {
    try (CloudWatchClient cloudWatch = Clients.of(CloudWatchClient.builder(), endpoint, "test")) {
      Instant time = Instant.ofEpochMilli(1_700_000_000_250L);
      cloudWatch.putMetricData(
          put ->
              put.namespace("Fairway")
                  .metricData(m -> m.metricName("m").value(1.5).timestamp(time)));

      ApiCall call = SharedRegion.call("PutMetricData");
      assertThat(call.service()).isEqualTo("monitoring");
      assertThat(call.input().path("Namespace").asString()).isEqualTo("Fairway");
      assertThat(call.input().path("MetricData").get(0).path("Timestamp").asDouble())
          .isEqualTo(1_700_000_000.25);
      assertThat(
              cloudWatch
                  .getMetricData(get -> get.startTime(time).endTime(time.plusSeconds(60)))
                  .metricDataResults())
          .singleElement()
          .satisfies(result -> assertThat(result.timestamps()).containsExactly(time));
    }
  }

  @Test
  void readsACompressedBody() {
    MetricDatum[] many =
        IntStream.range(0, 400)
            .mapToObj(i -> MetricDatum.builder().metricName("metric-" + i).value(1.0 * i).build())
            .toArray(MetricDatum[]::new);
    try (CloudWatchClient cloudWatch = Clients.of(CloudWatchClient.builder(), endpoint, "test")) {
      cloudWatch.putMetricData(put -> put.namespace("Compressed").metricData(many));
    }

    assertThat(SharedRegion.call("PutMetricData").input().path("MetricData")).hasSize(400);
  }

  @Test
  void speaksJson() {
    try (EcsClient ecs = Clients.of(EcsClient.builder(), endpoint, "test");
        EventBridgeClient events = Clients.of(EventBridgeClient.builder(), endpoint, "test");
        CloudWatchLogsClient logs = Clients.of(CloudWatchLogsClient.builder(), endpoint, "test")) {
      assertThat(ecs.listTasks(list -> list.cluster("c")).taskArns())
          .containsExactly("arn:aws:ecs:task");
      events.putEvents(put -> put.entries(e -> e.source("ours").detailType("t").detail("{}")));
      logs.createLogGroup(create -> create.logGroupName("/g"));
    }

    assertThat(SharedRegion.call("ListTasks").input().path("cluster").asString()).isEqualTo("c");
    assertThat(SharedRegion.call("PutEvents").service()).isEqualTo("events");
    assertThat(SharedRegion.call("CreateLogGroup").caller().accessKeyId()).isEqualTo("test");
  }

  @Test
  void tellsAnErrorInTheServicesWords() {
    try (EcsClient ecs = Clients.of(EcsClient.builder(), endpoint, "test")) {
      assertThatThrownBy(() -> ecs.runTask(run -> run.cluster("none").taskDefinition("t")))
          .isInstanceOf(ClusterNotFoundException.class)
          .hasMessageContaining("Cluster not found.");
    }
  }

  @Test
  void tellsOfABugAsAFailureOfTheService() {
    try (EcsClient ecs = Clients.of(EcsClient.builder(), endpoint, "test")) {
      assertThatThrownBy(() -> ecs.stopTask(stop -> stop.task("t")))
          .isInstanceOfSatisfying(
              EcsException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    }
  }

  @Test
  void speaksQuery() throws IOException, InterruptedException {
    HttpResponse<String> found = form("sts", "Action=GetCallerIdentity&Version=2011-06-15");
    HttpResponse<String> missing =
        form("cloudformation", "Action=DescribeStacks&Version=2010-05-15&StackName=x");

    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body())
        .contains("<GetCallerIdentityResult><Account>000000000000</Account>")
        .contains("<RequestId>");
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(missing.body())
        .contains("<Type>Sender</Type><Code>ValidationError</Code>")
        .contains("Stack with id x does not exist");
    assertThat(SharedRegion.call("DescribeStacks").input().path("StackName").asString())
        .isEqualTo("x");
  }

  @Test
  void saysThatAServiceIsNotSimulated() throws IOException, InterruptedException {
    HttpResponse<String> response = send(signed("lambda", "/2015-03-31/functions").GET().build());

    assertThat(response.statusCode()).isEqualTo(501);
    assertThat(response.body())
        .contains("The sandbox does not simulate the service 'lambda'. It simulates: ")
        .contains("dynamodb, ecs");
    assertThat(response.headers().firstValue("x-amzn-errortype"))
        .hasValue("UnknownOperationException");
  }

  @Test
  void answersForTheSandboxItself() throws IOException, InterruptedException {
    assertThat(
            send(HttpRequest.newBuilder(endpoint.resolve("/_fairway/echo")).GET().build()).body())
        .isEqualTo("{\"method\":\"GET\"}");
    assertThat(
            send(HttpRequest.newBuilder(endpoint.resolve("/_fairway/none")).GET().build())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void continuesACallThatAsksFirst() throws IOException {
    assertThat(
            RawHttp.send(
                endpoint,
                "POST / HTTP/1.1",
                "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ecs/aws4_request",
                "X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListTasks",
                "Expect: 100-continue",
                "Content-Length: 2"))
        .startsWith("HTTP/1.1 100");
  }

  private static HttpResponse<String> form(String service, String form)
      throws IOException, InterruptedException {
    return send(
        signed(service, "/")
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private static HttpRequest.Builder signed(String service, String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/%s/aws4_request, Signature=0"
                .formatted(service));
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
