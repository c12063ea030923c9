package dev.fairway.alert.book.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A conditional change of one item, put together attribute by attribute. */
public final class Change {

  private final Key key;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();
  private final List<String> sets = new ArrayList<>();
  private final List<String> removals = new ArrayList<>();
  private final List<String> additions = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

  private Change(Key key) {
    this.key = key;
  }

  public static Change of(Key key) {
    return new Change(key);
  }

  public Change set(String name, AttributeValue value) {
    sets.add(name(name) + " = " + value(value));
    return this;
  }

  public Change set(String name, String value) {
    return set(name, Attributes.text(value));
  }

  public Change set(String name, long value) {
    return set(name, Attributes.number(value));
  }

  public Change set(String name, Instant value) {
    return set(name, Attributes.time(value));
  }

  public Change set(String name, boolean value) {
    return set(name, AttributeValue.fromBool(value));
  }

  public Change add(String name, long amount) {
    additions.add(name(name) + " " + value(Attributes.number(amount)));
    return this;
  }

  public Change remove(String... gone) {
    for (String name : gone) {
      removals.add(name(name));
    }
    return this;
  }

  public Change onlyIf(String name, AttributeValue value) {
    conditions.add(name(name) + " = " + value(value));
    return this;
  }

  public Change onlyIfThere(String name) {
    conditions.add("attribute_exists(" + name(name) + ")");
    return this;
  }

  public Change onlyIfAbsent(String name) {
    conditions.add("attribute_not_exists(" + name(name) + ")");
    return this;
  }

  public Change onlyIfAtMost(String name, AttributeValue value) {
    conditions.add(name(name) + " <= " + value(value));
    return this;
  }

  public Change onlyIfAbove(String name, AttributeValue value) {
    conditions.add(name(name) + " > " + value(value));
    return this;
  }

  public Change onlyIfBelow(String name, AttributeValue value) {
    conditions.add(name(name) + " < " + value(value));
    return this;
  }

  public Change onlyIfAbsentOrAtMost(String name, AttributeValue value) {
    String alias = name(name);
    conditions.add("(attribute_not_exists(%s) OR %s <= %s)".formatted(alias, alias, value(value)));
    return this;
  }

  /** One part of a transaction. */
  public TransactWriteItem in(Table table) {
    UpdateItemRequest request = request(table.name());
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(request.tableName())
                    .key(request.key())
                    .updateExpression(request.updateExpression())
                    .conditionExpression(request.conditionExpression())
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(request.expressionAttributeValues()))
        .build();
  }

  UpdateItemRequest request(String table) {
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key.attributes())
            .updateExpression(expression())
            .expressionAttributeNames(names)
            .returnValues(ReturnValue.ALL_NEW);
    if (!values.isEmpty()) {
      request.expressionAttributeValues(values);
    }
    if (!conditions.isEmpty()) {
      request.conditionExpression(String.join(" AND ", conditions));
    }
    return request.build();
  }

  Key key() {
    return key;
  }

  private String expression() {
    var expression = new StringBuilder();
    clause(expression, "SET ", sets);
    clause(expression, " REMOVE ", removals);
    clause(expression, " ADD ", additions);
    return expression.toString();
  }

  private static void clause(StringBuilder expression, String word, List<String> parts) {
    if (!parts.isEmpty()) {
      expression.append(word).append(String.join(", ", parts));
    }
  }

  private String name(String name) {
    String alias = "#" + name;
    names.put(alias, name);
    return alias;
  }

  private String value(AttributeValue value) {
    String alias = ":v" + values.size();
    values.put(alias, value);
    return alias;
  }
}
