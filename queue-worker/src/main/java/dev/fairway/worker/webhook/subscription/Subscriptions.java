package dev.fairway.worker.webhook.subscription;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All subscriptions. Each call may end by {@link InterruptedException} when it is told to stop. */
public interface Subscriptions {

  void create(Subscription created) throws InterruptedException;

  Optional<Subscription> find(String id) throws InterruptedException;

  /**
   * @param after the id of the last one seen; null for the first page
   */
  Page list(int limit, @Nullable String after) throws InterruptedException;

  /** Every one of them, as it stands now. */
  List<Subscription> all() throws InterruptedException;

  /**
   * Puts the next revision in the place of the one before.
   *
   * @return false where another change came first, or it is gone
   */
  boolean replace(Subscription next) throws InterruptedException;

  /**
   * @param revision what it must be; null for any
   * @return false where it is another
   */
  boolean delete(String id, @Nullable Long revision) throws InterruptedException;

  /**
   * Some of them, in the table's order.
   *
   * @param next what to ask for the page after this one; null at the end
   */
  record Page(List<Subscription> subscriptions, @Nullable String next) {}
}
