package dev.fairway.sandbox.template;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code Fn::Select}, {@code Fn::Length} and {@code Fn::FindInMap}. */
final class Lists {

  static final Map<String, Intrinsic> INTRINSICS =
      Map.of(
          "Fn::Select", Lists::select,
          "Fn::Length", Lists::length,
          "Fn::FindInMap", Lists::findInMap);

  private Lists() {}

  private static JsonNode select(JsonNode argument, Evaluation evaluation, Where where) {
    List<JsonNode> arguments = Evaluation.arguments(argument, 2, 2, where);
    String index = evaluation.text(arguments.get(0), where.at(0));
    List<JsonNode> list = evaluation.list(arguments.get(1), where.at(1));
    try {
      return list.get(Integer.parseInt(index));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw where.error(
          "the index is '%s' and must be from 0 to %d".formatted(index, list.size() - 1), e);
    }
  }

  private static JsonNode length(JsonNode argument, Evaluation evaluation, Where where) {
    return JsonNodeFactory.instance.numberNode(evaluation.list(argument, where).size());
  }

  private static JsonNode findInMap(JsonNode argument, Evaluation evaluation, Where where) {
    List<JsonNode> arguments = Evaluation.arguments(argument, 3, 4, where);
    String map = evaluation.text(arguments.get(0), where.at(0));
    String first = evaluation.text(arguments.get(1), where.at(1));
    String second = evaluation.text(arguments.get(2), where.at(2));
    JsonNode found =
        evaluation.scope().template().section("Mappings").path(map).path(first).path(second);
    if (!found.isMissingNode()) {
      return found;
    }
    if (arguments.size() == 4 && arguments.get(3).has("DefaultValue")) {
      return evaluation.of(arguments.get(3).path("DefaultValue"), where.at(3));
    }
    throw where.error("the Mappings have no %s.%s.%s".formatted(map, first, second));
  }
}
