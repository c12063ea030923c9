package dev.fairway.sandbox.iam;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once for each role which condition of its policies can't be evaluated here. */
final class UnknownConditions {

  private static final Logger log = LoggerFactory.getLogger(UnknownConditions.class);

  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  Consumer<String> of(String roleArn) {
    return condition -> {
      if (reported.add(roleArn + " " + condition)) {
        log.warn(
            "Role {}: the condition {} can't be evaluated here, so its statement does not apply.",
            roleArn,
            condition);
      }
    };
  }
}
