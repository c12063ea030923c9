package dev.fairway.worker.webhook;

import dev.fairway.worker.webhook.subscription.EventTypePattern;
import dev.fairway.worker.webhook.subscription.SigningSecret;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.subscription.Subscriptions;
import dev.fairway.worker.webhook.subscription.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Subscriptions without a table. */
public final class MemorySubscriptions implements Subscriptions {

  public static final SigningSecret SECRET =
      new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  public final AtomicInteger reads = new AtomicInteger();
  private final Map<String, Subscription> byId = new ConcurrentSkipListMap<>();

  /** Adds one that wants the type. */
  public Subscription add(String id, String url, String eventType) {
    var terms = new Terms(url, List.of(new EventTypePattern(eventType)), null, true);
    Subscription created =
        Subscription.created(id, terms, SECRET, Instant.parse("2026-11-22T11:00:00Z"));
    create(created);
    return created;
  }

  @Override
  public void create(Subscription created) {
    byId.put(created.id(), created);
  }

  @Override
  public Optional<Subscription> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Page list(int limit, @Nullable String after) {
    return new Page(List.copyOf(byId.values()), null);
  }

  @Override
  public List<Subscription> all() {
    reads.incrementAndGet();
    return List.copyOf(byId.values());
  }

  @Override
  public boolean replace(Subscription next) {
    return byId.replace(next.id(), next) != null;
  }

  @Override
  public boolean delete(String id, @Nullable Long revision) {
    return byId.remove(id) != null;
  }
}
