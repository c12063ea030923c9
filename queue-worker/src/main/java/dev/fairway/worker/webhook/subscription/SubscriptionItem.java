package dev.fairway.worker.webhook.subscription;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A subscription as the table holds it. */
final class SubscriptionItem {

  private SubscriptionItem() {}

  static Map<String, AttributeValue> of(Subscription subscription) {
    var item = new HashMap<String, AttributeValue>();
    Terms terms = subscription.terms();
    item.put("id", fromS(subscription.id()));
    item.put("url", fromS(terms.url()));
    List<AttributeValue> types =
        terms.eventTypes().stream().map(type -> fromS(type.text())).toList();
    item.put("eventTypes", AttributeValue.fromL(types));
    item.put("enabled", fromBool(terms.enabled()));
    putText(item, "description", terms.description());
    putText(item, "disabledBecause", subscription.disabledBecause());
    putSecrets(item, subscription.secrets());
    Revision revision = subscription.revision();
    item.put("version", fromN(Long.toString(revision.number())));
    item.put("createdAt", fromS(revision.createdAt().toString()));
    item.put("updatedAt", fromS(revision.updatedAt().toString()));
    return item;
  }

  private static void putSecrets(Map<String, AttributeValue> item, Secrets secrets) {
    item.put("secret", fromS(secrets.current().text()));
    SigningSecret previous = secrets.previous();
    Instant until = secrets.previousUntil();
    if (previous != null && until != null) {
      item.put("previousSecret", fromS(previous.text()));
      item.put("previousSecretUntil", fromS(until.toString()));
    }
  }

  private static void putText(
      Map<String, AttributeValue> item, String name, @Nullable String text) {
    if (text != null) {
      item.put(name, fromS(text));
    }
  }

  static Subscription read(Map<String, AttributeValue> item) {
    return new Subscription(
        text(item, "id"),
        terms(item),
        textOrNull(item, "disabledBecause"),
        secrets(item),
        new Revision(
            Long.parseLong(attribute(item, "version").n()),
            Instant.parse(text(item, "createdAt")),
            Instant.parse(text(item, "updatedAt"))));
  }

  private static Terms terms(Map<String, AttributeValue> item) {
    return new Terms(
        text(item, "url"),
        attribute(item, "eventTypes").l().stream()
            .map(type -> new EventTypePattern(type.s()))
            .toList(),
        textOrNull(item, "description"),
        attribute(item, "enabled").bool());
  }

  private static Secrets secrets(Map<String, AttributeValue> item) {
    var current = new SigningSecret(text(item, "secret"));
    String previous = textOrNull(item, "previousSecret");
    return previous == null
        ? Secrets.of(current)
        : new Secrets(
            current, new SigningSecret(previous), Instant.parse(text(item, "previousSecretUntil")));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return attribute(item, name).s();
  }

  private static @Nullable String textOrNull(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
