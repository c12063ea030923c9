package dev.fairway.sandbox.alb.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.alb.Alb;
import dev.fairway.sandbox.alb.proxy.Doors;
import dev.fairway.sandbox.alb.proxy.RequestRecord;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A load balancer in front of the region's real S3. */
final class AccessLogsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FOLDER =
      "alb/AWSLogs/000000000000/elasticloadbalancing/us-east-1/2026/11/22/";

  private final SandboxClock clock =
      new SandboxClock(Clock.fixed(Instant.parse("2026-11-22T14:58:00Z"), ZoneOffset.UTC));
  private final DataPlane plane = DataPlane.start(DataPlaneOptions.forTests());
  private final S3Client s3 =
      S3Client.builder()
          .endpointOverride(plane.endpoint())
          .region(Region.US_EAST_1)
          .forcePathStyle(true)
          .httpClient(UrlConnectionHttpClient.create())
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .build();
  private final AccessLogs logs = new AccessLogs(Account.DEFAULT, plane.apis(), s3, clock);
  private final Alb alb =
      new Alb(Account.DEFAULT, clock, new Doors("127.0.0.1", 0, clock, this::record));
  private final HttpClient http = HttpClient.newHttpClient();
  private String balancer = "";
  private String url = "";
  private final AtomicInteger recorded = new AtomicInteger();

  @BeforeEach
  void standUp() {
    plane.serve("elasticloadbalancing", alb);
    s3.createBucket(create -> create.bucket("logs"));
    JsonNode made =
        call("CreateLoadBalancer", "{'Name':'web','Subnets':['subnet-1','subnet-2']}")
            .path("LoadBalancers")
            .path(0);
    balancer = made.path("LoadBalancerArn").asString();
    url = "http://" + made.path("DNSName").asString();
    call(
        "CreateListener",
        "{'LoadBalancerArn':'%s','Protocol':'HTTP','Port':80,'DefaultActions':[{'Type':'fixed-response','FixedResponseConfig':{'StatusCode':'404'}}]}"
            .formatted(balancer));
  }

  @AfterEach
  void close() {
    http.close();
    logs.close();
    alb.close();
    s3.close();
    plane.close();
    clock.close();
  }

  @Test
  void writesTheRequestsOfFiveMinutesIntoOneFile() {
    log(true);
    get("/one");
    get("/two?x=1");
    assertThat(keys()).as("before the five minutes are over").isEmpty();

    clock.step(Duration.ofMinutes(2));

    assertThat(keys())
        .singleElement()
        .satisfies(
            key ->
                assertThat(key)
                    .matches(
                        FOLDER
                            + "000000000000_elasticloadbalancing_us-east-1_app\\.web\\.[0-9a-f]{16}"
                            + "_20261122T1500Z_127\\.0\\.0\\.1_[a-z0-9]{8}\\.log\\.gz"));
    assertThat(lines(keys().getFirst()))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("http 2026-11-22T14:58:00.000000Z app/web/")
                    .contains(" - -1 -1 -1 404 - ")
                    .contains(" \"fixed-response\" "))
        .anySatisfy(line -> assertThat(line).contains("\"GET " + url + "/two?x=1 HTTP/1.1\""));
  }

  @Test
  void writesNoFileWithoutRequestsAndOneForEachIntervalWithSome() {
    log(true);
    get("/one");
    clock.step(Duration.ofMinutes(20));
    get("/two");
    clock.step(Duration.ofMinutes(5));

    assertThat(keys())
        .hasSize(2)
        .anySatisfy(key -> assertThat(key).contains("_20261122T1500Z_"))
        .anySatisfy(key -> assertThat(key).contains("_20261122T1520Z_"));
  }

  @Test
  void writesNothingWhereTheAttributeIsOff() {
    log(false);
    get("/one");
    clock.step(Duration.ofMinutes(5));

    assertThat(keys()).isEmpty();
  }

  @Test
  void writesWhatThereIsWhenTheRegionEnds() {
    log(true);
    get("/last");
    logs.close();

    assertThat(lines(keys().getFirst())).singleElement().asString().contains("/last");
  }

  private void record(RequestRecord request) {
    logs.ended(request);
    recorded.incrementAndGet();
  }

  private void log(boolean enabled) {
    call(
        "ModifyLoadBalancerAttributes",
        "{'LoadBalancerArn':'%s','Attributes':[{'Key':'access_logs.s3.enabled','Value':'%s'},{'Key':'access_logs.s3.bucket','Value':'logs'},{'Key':'access_logs.s3.prefix','Value':'alb'}]}"
            .formatted(balancer, enabled));
  }

  /** A request is logged once its answer has ended, a moment after the client has it. */
  private void get(String path) {
    int before = recorded.get();
    try {
      http.send(
          HttpRequest.newBuilder(URI.create(url + path))
              .version(HttpClient.Version.HTTP_1_1)
              .timeout(PATIENCE)
              .build(),
          HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Awaitility.await().atMost(PATIENCE).until(() -> recorded.get() > before);
  }

  private List<String> keys() {
    return s3.listObjectsV2(list -> list.bucket("logs")).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private List<String> lines(String key) {
    byte[] bytes = s3.getObjectAsBytes(get -> get.bucket("logs").key(key)).asByteArray();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode call(String operation, String input) {
    ObjectNode members = (ObjectNode) JsonMapper.shared().readTree(input.replace('\'', '"'));
    return alb.handle(new ApiCall("elasticloadbalancing", operation, members, Caller.REGION));
  }
}
