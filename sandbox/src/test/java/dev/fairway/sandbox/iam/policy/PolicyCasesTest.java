package dev.fairway.sandbox.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The rules of "IAM JSON policy elements" and "Policy evaluation logic", case by case. */
class PolicyCasesTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  static Stream<Named<JsonNode>> cases() {
    JsonNode cases =
        JSON.readTree(PolicyCasesTest.class.getResourceAsStream("/iam/policy-cases.json"));
    return StreamSupport.stream(cases.spliterator(), false)
        .map(each -> Named.of(each.path("rule").asString(), each));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void followsTheRule(JsonNode each) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("Statement", each.path("statements"));
    List<String> unknown = new ArrayList<>();

    Verdict verdict =
        PolicyDocument.evaluate(
            List.of(PolicyDocument.of(document)),
            new PolicyRequest(
                each.path("action").asString(), each.path("resource").asString(), keys(each)),
            unknown::add);

    assertThat(verdict).isEqualTo(Verdict.valueOf(each.path("verdict").asString()));
    assertThat(unknown).isEqualTo(texts(each.path("unknown")));
  }

  @Test
  void denyInOnePolicyWinsOverAllowInAnother() {
    PolicyDocument allow = document("{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}");
    PolicyDocument deny = document("{'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*'}");
    PolicyRequest request = new PolicyRequest("s3:GetObject", "arn:aws:s3:::a/b", Map.of());

    assertThat(PolicyDocument.evaluate(List.of(allow, deny), request, unknown -> {}))
        .isEqualTo(Verdict.EXPLICIT_DENY);
  }

  @Test
  void namesWhatIsMalformed() {
    assertThatThrownBy(() -> document("{'Effect': 'allow', 'Action': '*', 'Resource': '*'}"))
        .isInstanceOf(ApiException.class)
        .hasMessage("Statement 1: Effect must be Allow or Deny, not \"allow\".");
    assertThatThrownBy(() -> document("{'Effect': 'Allow', 'Action': '*'}"))
        .hasMessage("Statement 1: Resource or NotResource is missing.");
  }

  private static PolicyDocument document(String statement) {
    return PolicyDocument.of(
        JSON.readTree("{\"Statement\": " + statement.replace('\'', '"') + "}"));
  }

  private static Map<String, List<String>> keys(JsonNode each) {
    Map<String, List<String>> keys = new HashMap<>();
    each.path("keys").properties().forEach(key -> keys.put(key.getKey(), texts(key.getValue())));
    return keys;
  }

  private static List<String> texts(JsonNode array) {
    List<String> out = new ArrayList<>();
    array.forEach(text -> out.add(text.asString()));
    return out;
  }
}
