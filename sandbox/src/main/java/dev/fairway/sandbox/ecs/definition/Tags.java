package dev.fairway.sandbox.ecs.definition;

import dev.fairway.sandbox.api.ApiException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tags of ECS's resources, by ARN. */
public final class Tags {

  private static final int MOST = 50;

  private final Map<String, Map<String, String>> byArn = new ConcurrentHashMap<>();

  /** Adds tags as a request spells them: a list of key and value. */
  public void add(String arn, List<Input> tags) {
    if (tags.isEmpty()) {
      return;
    }
    byArn.compute(
        arn,
        (key, held) -> {
          Map<String, String> all = new TreeMap<>(held == null ? Map.of() : held);
          tags.forEach(tag -> all.put(key(tag), tag.text("value").orElse("")));
          if (all.size() > MOST) {
            throw EcsErrors.invalidParameter("A resource can have at most 50 tags.");
          }
          return Map.copyOf(all);
        });
  }

  private static String key(Input tag) {
    return tag.text("key")
        .orElseThrow(() -> EcsErrors.invalidParameter("Tag key must not be empty."));
  }

  public void copy(String from, String to) {
    Map<String, String> source = byArn.get(from);
    if (source != null) {
      byArn.merge(
          to,
          source,
          (held, more) -> {
            Map<String, String> all = new TreeMap<>(more);
            all.putAll(held);
            return Map.copyOf(all);
          });
    }
  }

  public void forget(String arn) {
    byArn.remove(arn);
  }

  public ArrayNode of(String arn) {
    ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    new TreeMap<>(byArn.getOrDefault(arn, Map.of()))
        .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
    return tags;
  }

  public ObjectNode tagResource(Input input, Predicate<String> exists) {
    add(existing(input, exists), input.objects("tags"));
    return JsonNodeFactory.instance.objectNode();
  }

  public ObjectNode untagResource(Input input, Predicate<String> exists) {
    List<String> keys = input.texts("tagKeys");
    byArn.computeIfPresent(
        existing(input, exists),
        (arn, held) -> {
          Map<String, String> left = new TreeMap<>(held);
          left.keySet().removeAll(keys);
          return Map.copyOf(left);
        });
    return JsonNodeFactory.instance.objectNode();
  }

  public ObjectNode listTagsForResource(Input input, Predicate<String> exists) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("tags", of(existing(input, exists)));
    return answer;
  }

  private static String existing(Input input, Predicate<String> exists) {
    String arn =
        input
            .text("resourceArn")
            .orElseThrow(() -> EcsErrors.invalidParameter("resourceArn must not be empty."));
    if (!exists.test(arn)) {
      throw ApiException.badRequest(
          "ResourceNotFoundException", "The specified resource was not found: " + arn);
    }
    return arn;
  }
}
