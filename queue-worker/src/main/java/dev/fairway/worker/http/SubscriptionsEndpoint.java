package dev.fairway.worker.http;

import dev.fairway.common.http.problem.Checks;
import dev.fairway.worker.webhook.subscription.SigningSecret;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.subscription.Subscriptions;
import dev.fairway.worker.webhook.targets.Targets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is told of which events. A change may name the revision that it means in If-Match. */
@Tag(name = "subscriptions")
@RestController
@RequestMapping("/subscriptions")
final class SubscriptionsEndpoint {

  private final Subscriptions subscriptions;
  private final Targets targets;
  private final SecureRandom random;
  private final Clock clock;

  SubscriptionsEndpoint(
      Subscriptions subscriptions, Targets targets, SecureRandom random, Clock clock) {
    this.subscriptions = subscriptions;
    this.targets = targets;
    this.random = random;
    this.clock = clock;
  }

  @Operation(summary = "Subscribes a URL; the answer tells the signing secret, this once")
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(consumes = "application/json")
  ResponseEntity<SubscriptionView> post(@RequestBody SubscriptionRequest request)
      throws InterruptedException {
    Subscription created =
        Subscription.created(
            id(), request.terms(targets), SigningSecret.random(random), clock.instant());
    subscriptions.create(created);
    return ResponseEntity.created(URI.create("/subscriptions/" + created.id()))
        .eTag(EntityTags.of(created.revision()))
        .body(SubscriptionView.withSecret(created));
  }

  private String id() {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return "sub_" + HexFormat.of().formatHex(bytes);
  }

  @Operation(summary = "Lists subscriptions, page by page")
  @GetMapping
  SubscriptionPage list(
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after)
      throws InterruptedException {
    var checks = new Checks();
    checks.optionalId(after, "after", 64);
    checks.done();
    return SubscriptionPage.of(subscriptions.list(Math.clamp(limit, 1, 200), after));
  }

  @Operation(summary = "Tells of a subscription")
  @GetMapping("/{id}")
  ResponseEntity<SubscriptionView> get(@PathVariable String id) throws InterruptedException {
    return answer(find(id));
  }

  @Operation(summary = "Replaces what a subscription asks for; its secret stays")
  @PutMapping(path = "/{id}", consumes = "application/json")
  ResponseEntity<SubscriptionView> put(
      @PathVariable String id,
      @RequestBody SubscriptionRequest request,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
      throws InterruptedException {
    Subscription found = find(id);
    EntityTags.check(ifMatch, found.revision());
    Subscription next = found.with(request.terms(targets), clock.instant());
    if (!subscriptions.replace(next)) {
      throw EntityTags.changed();
    }
    return answer(next);
  }

  @Operation(summary = "Ends a subscription; deliveries under way are dropped")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
      throws InterruptedException {
    Subscription found = find(id);
    EntityTags.check(ifMatch, found.revision());
    Long revision = ifMatch == null ? null : Long.valueOf(found.revision().number());
    if (!subscriptions.delete(id, revision)) {
      throw EntityTags.changed();
    }
    return ResponseEntity.noContent().build();
  }

  private Subscription find(String id) throws InterruptedException {
    return KnownSubscription.find(subscriptions, id);
  }

  private static ResponseEntity<SubscriptionView> answer(Subscription subscription) {
    return ResponseEntity.ok()
        .eTag(EntityTags.of(subscription.revision()))
        .body(SubscriptionView.of(subscription));
  }
}
