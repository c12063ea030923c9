package dev.fairway.worker.http;

import dev.fairway.common.http.problem.Checks;
import dev.fairway.worker.webhook.subscription.EventTypePattern;
import dev.fairway.worker.webhook.subscription.Terms;
import dev.fairway.worker.webhook.targets.Target;
import dev.fairway.worker.webhook.targets.Targets;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a subscriber asks for. */
@Schema(name = "SubscriptionRequest")
record SubscriptionRequest(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Where deliveries are posted to, by https",
            example = "https://example.com/hooks")
        @Nullable String url,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "1 to 50 event types; a * at the end stands for any ending",
            example = "[\"Image *\", \"Report Ready\"]")
        @Nullable List<@Nullable String> eventTypes,
    @Schema(description = "For people", example = "The shop's mailer") @Nullable String description,
    @Schema(description = "false: nothing is delivered", defaultValue = "true")
        @Nullable Boolean enabled) {

  private static final int MOST_TYPES = 50;

  /** Reads the request, or refuses it with all that is wrong. */
  Terms terms(Targets targets) {
    var checks = new Checks();
    checks.requireText(url, "url", 2048);
    checks.optionalText(description, "description", 500);
    checkTypes(checks);
    if (url != null && !url.isBlank()) {
      checkTarget(targets.find(url), checks);
    }
    checks.done();
    return new Terms(
        Objects.requireNonNull(url),
        Objects.requireNonNull(eventTypes).stream()
            .map(type -> new EventTypePattern(Objects.requireNonNull(type)))
            .toList(),
        description,
        enabled == null || enabled);
  }

  private void checkTypes(Checks checks) {
    if (eventTypes == null || eventTypes.isEmpty() || eventTypes.size() > MOST_TYPES) {
      checks.require(false, "eventTypes", "eventTypes must be a list of 1 to 50 event types");
      return;
    }
    for (int index = 0; index < eventTypes.size(); index++) {
      String type = eventTypes.get(index);
      checks.require(
          type != null && EventTypePattern.valid(type),
          "eventTypes/" + index,
          "an event type is a text of 1 to 128 characters with a * at its end or none");
    }
  }

  private static void checkTarget(Target target, Checks checks) {
    switch (target) {
      case Target.Reachable _ -> {}
      case Target.Unknown(String reason) -> checks.require(false, "url", reason);
      case Target.Refused(String reason) -> checks.require(false, "url", reason);
    }
  }
}
