package dev.fairway.worker.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fairway.worker.webhook.subscription.EventTypePattern;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.subscription.Terms;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscription as clients see it. */
@Schema(name = "Subscription")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(
    @Schema(example = "sub_3f0c9a7be1d24c55") String id,
    @Schema(example = "https://example.com/hooks") String url,
    @Schema(example = "[\"Image *\"]") List<String> eventTypes,
    @Nullable String description,
    boolean enabled,
    @Schema(description = "Why the service disabled it itself") @Nullable String disabledBecause,
    @Schema(description = "Until when the secret before the current one signs too")
        @Nullable Instant previousSecretUntil,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "What deliveries are signed with; told this once")
        @Nullable String secret) {

  static SubscriptionView of(Subscription subscription) {
    return of(subscription, null);
  }

  static SubscriptionView withSecret(Subscription subscription) {
    return of(subscription, subscription.secrets().current().text());
  }

  private static SubscriptionView of(Subscription subscription, @Nullable String secret) {
    Terms terms = subscription.terms();
    return new SubscriptionView(
        subscription.id(),
        terms.url(),
        terms.eventTypes().stream().map(EventTypePattern::text).toList(),
        terms.description(),
        terms.enabled(),
        subscription.disabledBecause(),
        subscription.secrets().previousUntil(),
        subscription.revision().createdAt(),
        subscription.revision().updatedAt(),
        secret);
  }
}
