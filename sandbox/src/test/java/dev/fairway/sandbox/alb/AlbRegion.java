package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.proxy.Doors;
import dev.fairway.sandbox.alb.proxy.RequestRecord;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A load balancer with a listener on a free port, whose default answer is 404. */
final class AlbRegion implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  final SandboxClock clock = SandboxClock.system();
  final List<RequestRecord> records = new CopyOnWriteArrayList<>();
  final Alb alb;
  final String loadBalancer;
  final URI url;
  final String listener;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  AlbRegion() {
    alb =
        new Alb(
            Account.DEFAULT,
            clock,
            new Doors("127.0.0.1", 0, clock, record -> records.add(record)));
    JsonNode made =
        call("CreateLoadBalancer", "{'Name':'web','Subnets':['subnet-1','subnet-2']}")
            .path("LoadBalancers")
            .path(0);
    loadBalancer = made.path("LoadBalancerArn").asString();
    url = URI.create("http://" + made.path("DNSName").asString());
    listener =
        listener(
            80,
            "{'Type':'fixed-response','FixedResponseConfig':{'StatusCode':'404','MessageBody':'nothing here'}}");
  }

  static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  ObjectNode call(String operation, String input) {
    return call(operation, json(input));
  }

  ObjectNode call(String operation, ObjectNode input) {
    return alb.handle(new ApiCall("elasticloadbalancing", operation, input, Caller.REGION));
  }

  String listener(int port, String action) {
    return call(
            "CreateListener",
            "{'LoadBalancerArn':'%s','Protocol':'HTTP','Port':%d,'DefaultActions':[%s]}"
                .formatted(loadBalancer, port, action))
        .path("Listeners")
        .path(0)
        .path("ListenerArn")
        .asString();
  }

  /**
   * @param more members, beginning with a comma
   */
  String group(String name, String more) {
    return call(
            "CreateTargetGroup",
            "{'Name':'%s','Protocol':'HTTP','Port':80,'VpcId':'vpc-1','TargetType':'ip','HealthCheckPath':'/health','HealthCheckIntervalSeconds':10%s}"
                .formatted(name, more))
        .path("TargetGroups")
        .path(0)
        .path("TargetGroupArn")
        .asString();
  }

  void rule(int priority, String conditions, String action) {
    call(
        "CreateRule",
        "{'ListenerArn':'%s','Priority':%d,'Conditions':[%s],'Actions':[%s]}"
            .formatted(listener, priority, conditions, action));
  }

  /** A group that gets all requests, with these servers as its targets, all of them healthy. */
  String groupOf(TestServer... servers) {
    String group = group("all", "");
    forwardAllTo(group);
    register(group, servers);
    for (TestServer server : servers) {
      await(group, server, "healthy");
    }
    return group;
  }

  void forwardAllTo(String group) {
    rule(100, "{'Field':'path-pattern','Values':['*']}", forward(group));
  }

  static String forward(String group) {
    return "{'Type':'forward','TargetGroupArn':'" + group + "'}";
  }

  void register(String group, TestServer... servers) {
    for (TestServer server : servers) {
      call("RegisterTargets", target(group, server.port()));
    }
  }

  void deregister(String group, TestServer server) {
    call("DeregisterTargets", target(group, server.port()));
  }

  ObjectNode target(String group, int port) {
    return json(
        "{'TargetGroupArn':'%s','Targets':[{'Id':'127.0.0.1','Port':%d}]}".formatted(group, port));
  }

  JsonNode health(String group, TestServer server) {
    return call("DescribeTargetHealth", target(group, server.port()))
        .path("TargetHealthDescriptions")
        .path(0)
        .path("TargetHealth");
  }

  String state(String group, TestServer server) {
    return health(group, server).path("State").asString();
  }

  void await(String group, TestServer server, String state) {
    Awaitility.await().atMost(PATIENCE).until(() -> state(group, server).equals(state));
  }

  /** Steps the clock from check to check. */
  void awaitByChecks(String group, TestServer server, String state) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              clock.step(Duration.ofSeconds(10));
              return state(group, server).equals(state);
            });
  }

  void attribute(String key, String value) {
    call(
        "ModifyLoadBalancerAttributes",
        "{'LoadBalancerArn':'%s','Attributes':[{'Key':'%s','Value':'%s'}]}"
            .formatted(loadBalancer, key, value));
  }

  void groupAttribute(String group, String key, String value) {
    call(
        "ModifyTargetGroupAttributes",
        "{'TargetGroupArn':'%s','Attributes':[{'Key':'%s','Value':'%s'}]}"
            .formatted(group, key, value));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpClient http() {
    return http;
  }

  @Override
  public void close() {
    http.shutdownNow();
    alb.close();
    clock.close();
  }
}
