package dev.fairway.sandbox.template;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** {@code Fn::If} and the functions that conditions are made of. */
final class Conditions {

  private static final int MOST_OPERANDS = 10;

  static final Map<String, Intrinsic> INTRINSICS =
      Map.of(
          "Fn::If", Conditions::choose,
          "Fn::Equals", Conditions::equal,
          "Fn::Not", Conditions::not,
          "Fn::And", Conditions::all,
          "Fn::Or", Conditions::any);

  private Conditions() {}

  /** Whether the condition of this name holds. */
  static boolean holds(String name, Evaluation evaluation, Where where) {
    Scope scope = evaluation.scope();
    Boolean known = scope.conditions().get(name);
    if (known != null) {
      return known;
    }
    JsonNode definition = scope.template().section("Conditions").path(name);
    if (definition.isMissingNode()) {
      throw where.error("the template has no condition named " + name);
    }
    Where at = scope.template().where("condition " + name);
    if (!scope.conditionsInProgress().add(name)) {
      throw at.error("it refers to itself");
    }
    boolean value = truth(definition, evaluation, at);
    scope.conditionsInProgress().remove(name);
    scope.conditions().put(name, value);
    return value;
  }

  private static boolean truth(JsonNode node, Evaluation evaluation, Where where) {
    if (node.isObject() && node.size() == 1 && node.has("Condition")) {
      return holds(evaluation.text(node.path("Condition"), where), evaluation, where);
    }
    JsonNode value = evaluation.of(node, where);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    throw where.error(
        "a condition is expected here (Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition), not "
            + Evaluation.shortened(node));
  }

  private static JsonNode choose(JsonNode argument, Evaluation evaluation, Where where) {
    List<JsonNode> arguments = Evaluation.arguments(argument, 3, 3, where);
    boolean holds = holds(evaluation.text(arguments.get(0), where), evaluation, where);
    return evaluation.of(arguments.get(holds ? 1 : 2), where.at(holds ? 1 : 2));
  }

  private static JsonNode equal(JsonNode argument, Evaluation evaluation, Where where) {
    List<JsonNode> arguments = Evaluation.arguments(argument, 2, 2, where);
    JsonNode left = evaluation.of(arguments.get(0), where.at(0));
    JsonNode right = evaluation.of(arguments.get(1), where.at(1));
    boolean texts = left.isValueNode() && right.isValueNode();
    return BooleanNode.valueOf(
        texts ? left.asString("").equals(right.asString("")) : left.equals(right));
  }

  private static JsonNode not(JsonNode argument, Evaluation evaluation, Where where) {
    JsonNode only = Evaluation.arguments(argument, 1, 1, where).getFirst();
    return BooleanNode.valueOf(!truth(only, evaluation, where.at(0)));
  }

  private static JsonNode all(JsonNode argument, Evaluation evaluation, Where where) {
    return BooleanNode.valueOf(
        operands(argument, where).stream().allMatch(holds(evaluation, where)));
  }

  private static JsonNode any(JsonNode argument, Evaluation evaluation, Where where) {
    return BooleanNode.valueOf(
        operands(argument, where).stream().anyMatch(holds(evaluation, where)));
  }

  private static List<JsonNode> operands(JsonNode argument, Where where) {
    return Evaluation.arguments(argument, 2, MOST_OPERANDS, where);
  }

  private static Predicate<JsonNode> holds(Evaluation evaluation, Where where) {
    return operand -> truth(operand, evaluation, where);
  }
}
