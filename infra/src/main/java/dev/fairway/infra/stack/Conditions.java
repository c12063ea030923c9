package dev.fairway.infra.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Aws;

/** Conditions of policies that several stacks use. */
public final class Conditions {

  private Conditions() {}

  /** The calling service acts for this account, and not as a deputy that another one confused. */
  public static Map<String, Object> fromThisAccount() {
    return Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
  }

  /** As {@link #fromThisAccount()}, and for a resource whose ARN is like this one. */
  public static Map<String, Object> calledFor(String arnPattern) {
    Map<String, Object> conditions = new LinkedHashMap<>(fromThisAccount());
    conditions.put("ArnLike", Map.of("aws:SourceArn", arnPattern));
    return conditions;
  }
}
