package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What a call of DynamoDB needs on the tables, indexes and streams that it names. */
final class DynamoDbPermissions implements Permissions {

  /** The first table that a PartiQL statement names, and an index of it, each quoted or not. */
  private static final Pattern PARTIQL =
      Pattern.compile(
          "(?is)^\\s*(?:(SELECT)\\b.*?\\bFROM|(INSERT)\\s+INTO|(UPDATE)|(DELETE)\\s+FROM)\\s+"
              + "(?:\"([^\"]+)\"|([\\w-]+))(?:\\.(?:\"([^\"]+)\"|([\\w-]+)))?.*");

  private static final Map<String, String> TRANSACTION_ACTIONS =
      Map.of(
          "Get", "GetItem",
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem");

  private final Account account;

  DynamoDbPermissions(Account account) {
    this.account = account;
  }

  @Override
  public List<Access> needed(WireRequest request) {
    String operation = RequestPermissions.operation(request);
    JsonNode input = request.input();
    return switch (operation) {
      case "BatchGetItem", "BatchWriteItem" ->
          input.path("RequestItems").propertyNames().stream()
              .map(table -> new Access("dynamodb:" + operation, table(table)))
              .toList();
      case "TransactGetItems", "TransactWriteItems" -> transaction(input.path("TransactItems"));
      case "ExecuteStatement" -> List.of(statement(input.path("Statement").asString("")));
      case "BatchExecuteStatement" -> statements(input.path("Statements"));
      case "ExecuteTransaction" -> statements(input.path("TransactStatements"));
      default -> List.of(new Access("dynamodb:" + operation, resource(input)));
    };
  }

  private String resource(JsonNode input) {
    for (String member : List.of("ResourceArn", "StreamArn", "BackupArn", "ExportArn")) {
      if (input.has(member)) {
        return input.path(member).asString("");
      }
    }
    if (!input.has("TableName")) {
      return "*";
    }
    String table = table(input.path("TableName").asString(""));
    String index = input.path("IndexName").asString("");
    return index.isEmpty() ? table : table + "/index/" + index;
  }

  /** A table is named by its name or by its ARN. */
  private String table(String name) {
    return name.startsWith("arn:") ? name : account.arn("dynamodb", "table/" + name);
  }

  private List<Access> transaction(JsonNode items) {
    List<Access> out = new ArrayList<>();
    for (JsonNode item : items) {
      for (Map.Entry<String, JsonNode> action : item.properties()) {
        String name = TRANSACTION_ACTIONS.getOrDefault(action.getKey(), action.getKey());
        out.add(new Access("dynamodb:" + name, resource(action.getValue())));
      }
    }
    return out.stream().distinct().toList();
  }

  private List<Access> statements(JsonNode statements) {
    List<Access> out = new ArrayList<>();
    statements.forEach(each -> out.add(statement(each.path("Statement").asString(""))));
    return out.stream().distinct().toList();
  }

  private Access statement(String text) {
    Matcher matcher = PARTIQL.matcher(text);
    if (!matcher.matches()) {
      return new Access("dynamodb:PartiQLSelect", "*");
    }
    String verb = firstOf(matcher, 1, 2, 3, 4).orElseThrow().toLowerCase(Locale.ROOT);
    String action = "dynamodb:PartiQL" + Character.toUpperCase(verb.charAt(0)) + verb.substring(1);
    String table = table(firstOf(matcher, 5, 6).orElseThrow());
    return new Access(
        action, firstOf(matcher, 7, 8).map(index -> table + "/index/" + index).orElse(table));
  }

  private static Optional<String> firstOf(Matcher matcher, int... groups) {
    return IntStream.of(groups).mapToObj(matcher::group).filter(Objects::nonNull).findFirst();
  }
}
