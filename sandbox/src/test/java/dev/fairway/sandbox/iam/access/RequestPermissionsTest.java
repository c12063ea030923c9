package dev.fairway.sandbox.iam.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.WireRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class RequestPermissionsTest {

  private final RequestPermissions permissions =
      new RequestPermissions(Account.DEFAULT, RequestPermissionsTest::describeTaskDefinition);

  static Stream<Named<JsonNode>> s3() {
    return cases("s3-requests.json", "request");
  }

  static Stream<Named<JsonNode>> services() {
    return cases("service-requests.json", "call");
  }

  @ParameterizedTest
  @MethodSource
  void s3(JsonNode each) {
    String[] request = each.path("request").asString().split(" ", 2);
    String[] target = request[1].split("\\?", 2);
    Map<String, String> headers = new HashMap<>();
    each.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));

    List<Access> needed =
        permissions.needed(
            new WireRequest(
                "s3",
                Optional.empty(),
                request[0],
                target[0],
                target.length > 1 ? target[1] : "",
                headers,
                JsonNodeFactory.instance.objectNode()));

    assertThat(texts(needed)).isEqualTo(expected(each));
  }

  @ParameterizedTest
  @MethodSource
  void services(JsonNode each) {
    String[] call = each.path("call").asString().split(" ");

    List<Access> needed =
        permissions.needed(
            new WireRequest(
                call[0],
                Optional.of(call[1]),
                "POST",
                "/",
                "",
                Map.of(),
                (ObjectNode) each.path("input")));

    assertThat(texts(needed)).isEqualTo(expected(each));
  }

  @Test
  void refusesPathThatIsNoUri() {
    WireRequest request =
        new WireRequest(
            "s3",
            Optional.empty(),
            "GET",
            "/photos/%zz",
            "",
            Map.of(),
            JsonNodeFactory.instance.objectNode());

    assertThatThrownBy(() -> permissions.needed(request))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidURI"));
  }

  private static ObjectNode describeTaskDefinition(ApiCall call) {
    assertThat(call.operation()).isEqualTo("DescribeTaskDefinition");
    if (!call.input().path("taskDefinition").asString().equals("images")) {
      throw ApiException.badRequest("ClientException", "Unable to describe task definition.");
    }
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.putObject("taskDefinition")
        .put("taskDefinitionArn", Account.DEFAULT.arn("ecs", "task-definition/images:7"))
        .put("taskRoleArn", "arn:aws:iam::000000000000:role/task")
        .put("executionRoleArn", "arn:aws:iam::000000000000:role/execution");
    return out;
  }

  private static Stream<Named<JsonNode>> cases(String file, String name) {
    JsonNode cases =
        JsonMapper.shared()
            .readTree(RequestPermissionsTest.class.getResourceAsStream("/iam/" + file));
    return StreamSupport.stream(cases.spliterator(), false)
        .map(each -> Named.of(each.path(name).asString(), each));
  }

  private static List<String> texts(List<Access> needed) {
    return needed.stream()
        .map(
            access ->
                access.action()
                    + " "
                    + access.resourceArn()
                    + (access.keys().isEmpty() ? "" : " " + new TreeMap<>(access.keys())))
        .toList();
  }

  private static List<String> expected(JsonNode each) {
    List<String> out = new ArrayList<>();
    each.path("needs").forEach(need -> out.add(need.asString()));
    return out;
  }
}
