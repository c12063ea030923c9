package dev.fairway.sandbox.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub} and {@code Fn::ImportValue}. */
final class References {

  static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  static final Map<String, Intrinsic> INTRINSICS =
      Map.of(
          "Ref", References::ref,
          "Fn::GetAtt", References::getAtt,
          "Fn::Sub", References::sub,
          "Fn::ImportValue", References::importValue);

  private References() {}

  private static JsonNode ref(JsonNode argument, Evaluation evaluation, Where where) {
    return evaluation.scope().ref(evaluation.text(argument, where), where);
  }

  private static JsonNode getAtt(JsonNode argument, Evaluation evaluation, Where where) {
    if (argument.isString()) {
      return attribute(argument.stringValue(), evaluation, where);
    }
    List<JsonNode> arguments = Evaluation.arguments(argument, 2, 2, where);
    return evaluation
        .scope()
        .attribute(
            evaluation.text(arguments.get(0), where),
            evaluation.text(arguments.get(1), where),
            where);
  }

  private static JsonNode attribute(String dotted, Evaluation evaluation, Where where) {
    int dot = dotted.indexOf('.');
    if (dot < 1) {
      throw where.error("'" + dotted + "' must have the form LogicalId.Attribute");
    }
    return evaluation.scope().attribute(dotted.substring(0, dot), dotted.substring(dot + 1), where);
  }

  private static JsonNode sub(JsonNode argument, Evaluation evaluation, Where where) {
    if (argument.isString()) {
      return substitute(
          argument.stringValue(), JsonNodeFactory.instance.objectNode(), evaluation, where);
    }
    List<JsonNode> arguments = Evaluation.arguments(argument, 2, 2, where);
    return substitute(
        evaluation.text(arguments.get(0), where), arguments.get(1), evaluation, where);
  }

  private static JsonNode substitute(
      String text, JsonNode variables, Evaluation evaluation, Where where) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          result,
          Matcher.quoteReplacement(
              variable(matcher.group(1).strip(), variables, evaluation, where)));
    }
    return JsonNodeFactory.instance.stringNode(matcher.appendTail(result).toString());
  }

  private static String variable(
      String name, JsonNode variables, Evaluation evaluation, Where where) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (variables.has(name)) {
      return evaluation.text(variables.path(name), where.at(name));
    }
    JsonNode value =
        name.contains(".")
            ? attribute(name, evaluation, where)
            : evaluation.scope().ref(name, where);
    return evaluation.text(value, where.at(name));
  }

  private static JsonNode importValue(JsonNode argument, Evaluation evaluation, Where where) {
    String name = evaluation.text(argument, where);
    String value = evaluation.scope().exports().get(name);
    if (value == null) {
      throw where.error(
          "no stack in the folder exports '%s'; exported are %s"
              .formatted(name, evaluation.scope().exports().keySet().stream().sorted().toList()));
    }
    return JsonNodeFactory.instance.stringNode(value);
  }
}
