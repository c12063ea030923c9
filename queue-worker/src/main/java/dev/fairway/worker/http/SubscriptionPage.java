package dev.fairway.worker.http;

import dev.fairway.worker.webhook.subscription.Subscriptions;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the subscriptions. */
@Schema(name = "SubscriptionPage")
record SubscriptionPage(
    List<SubscriptionView> subscriptions,
    @Schema(description = "What to send as after for the next page; null at the end")
        @Nullable String next) {

  static SubscriptionPage of(Subscriptions.Page page) {
    return new SubscriptionPage(
        page.subscriptions().stream().map(SubscriptionView::of).toList(), page.next());
  }
}
