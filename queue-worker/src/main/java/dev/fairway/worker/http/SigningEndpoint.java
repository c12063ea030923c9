package dev.fairway.worker.http;

import dev.fairway.common.http.problem.Checks;
import dev.fairway.worker.job.Jobs;
import dev.fairway.worker.job.NewJob;
import dev.fairway.worker.webhook.Delivery;
import dev.fairway.worker.webhook.Event;
import dev.fairway.worker.webhook.subscription.SigningSecret;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.subscription.Subscriptions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a subscriber needs to get signatures right: a new secret, and a delivery to try it with. */
@Tag(name = "subscriptions")
@RestController
@RequestMapping("/subscriptions/{id}")
final class SigningEndpoint {

  private static final Duration OVERLAP = Duration.ofHours(24);
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  /** How long the secret before the new one signs too. */
  @Schema(name = "RotationRequest")
  record Rotation(
      @Schema(description = "PT0S to P7D; PT24H where there is none", example = "PT24H")
          @Nullable Duration overlap) {}

  private final Subscriptions subscriptions;
  private final Jobs jobs;
  private final JsonMapper json;
  private final SecureRandom random;
  private final Clock clock;

  SigningEndpoint(
      Subscriptions subscriptions, Jobs jobs, JsonMapper json, SecureRandom random, Clock clock) {
    this.subscriptions = subscriptions;
    this.jobs = jobs;
    this.json = json;
    this.random = random;
    this.clock = clock;
  }

  @Operation(
      summary = "Makes a new signing secret and tells it, this once",
      description = "The one before signs too until the overlap is over.")
  @PostMapping("/secret")
  ResponseEntity<SubscriptionView> rotate(
      @PathVariable String id, @RequestBody(required = false) @Nullable Rotation rotation)
      throws InterruptedException {
    Duration overlap = overlap(rotation);
    Subscription found = KnownSubscription.find(subscriptions, id);
    Instant now = clock.instant();
    Subscription next =
        found.with(found.secrets().rotated(SigningSecret.random(random), now.plus(overlap)), now);
    if (!subscriptions.replace(next)) {
      throw EntityTags.changed();
    }
    return ResponseEntity.ok()
        .eTag(EntityTags.of(next.revision()))
        .body(SubscriptionView.withSecret(next));
  }

  private static Duration overlap(@Nullable Rotation rotation) {
    Duration overlap =
        Objects.requireNonNullElse(rotation == null ? null : rotation.overlap(), OVERLAP);
    var checks = new Checks();
    checks.require(
        !overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0,
        "overlap",
        "overlap must be PT0S to P7D");
    checks.done();
    return overlap;
  }

  @Operation(summary = "Delivers an event of type fairway.test to this subscription alone")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/test")
  ResponseEntity<Accepted> test(@PathVariable String id) throws InterruptedException {
    Subscription found = KnownSubscription.find(subscriptions, id);
    var event =
        new Event(
            "test-" + UUID.randomUUID(),
            "fairway.test",
            "fairway.queue-worker",
            clock.instant(),
            json.valueToTree(Map.of("subscription", id)));
    var delivery = new Delivery(found.id(), event);
    jobs.send(
        List.of(
            new NewJob(
                delivery.jobId(),
                Delivery.TYPE,
                json.valueToTree(delivery),
                event.id(),
                Optional.of(id))));
    return Accepted.at(event.id(), Accepted.job(delivery.jobId()));
  }
}
