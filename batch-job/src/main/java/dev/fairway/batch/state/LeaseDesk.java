package dev.fairway.batch.state;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Where a run asks for the lease, so that one works at a time.
 *
 * <p>The lease of a run that ended without giving it back is taken over once it has expired by this
 * machine's clock, plus what clocks may be apart. Clocks decide only how early that is: each taking
 * has a fencing token above all before it, by which the run that was displaced knows.
 */
public final class LeaseDesk {

  static final String PK = "lease";
  static final String SK = "batch-job";
  private static final int ATTEMPTS = 5;

  private final StateTable table;
  private final LeaseSettings settings;
  private final Clock clock;
  private final String holder;

  /**
   * @param holder who a second run is told that holds the lease
   */
  public LeaseDesk(StateTable table, LeaseSettings settings, Clock clock, String holder) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
    this.holder = holder;
  }

  /** Takes the lease for the current thread, which is interrupted when the lease is lost. */
  public Taking take() throws InterruptedException {
    String run = UUID.randomUUID().toString();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<StateItem> found = table.find(PK, SK);
      Optional<Holder> working = found.flatMap(this::working);
      if (working.isPresent()) {
        return new Taking.Held(working.get());
      }
      Instant now = clock.instant();
      long token = found.map(item -> item.number("fencingToken")).orElse(0L) + 1;
      if (take(found, run, token, now)) {
        return new Taking.Taken(Lease.start(table, settings, clock, new Term(run, token, now)));
      }
    }
    throw new IllegalStateException("The lease changed hands at each of " + ATTEMPTS + " looks.");
  }

  private Optional<Holder> working(StateItem lease) {
    if (!lease.has("holder")) {
      return Optional.empty();
    }
    Holder by = Holder.of(lease);
    return Optional.of(by)
        .filter(held -> held.until().plus(settings.skew()).isAfter(clock.instant()));
  }

  private boolean take(Optional<StateItem> found, String run, long token, Instant now)
      throws InterruptedException {
    return table.update(PK, SK, update -> take(update, found, run, token, now));
  }

  private void take(
      UpdateItemRequest.Builder update,
      Optional<StateItem> found,
      String run,
      long token,
      Instant now) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":holder", AttributeValue.fromS(holder));
    values.put(":run", AttributeValue.fromS(run));
    values.put(":now", AttributeValue.fromS(now.toString()));
    values.put(":until", AttributeValue.fromS(now.plus(settings.time()).toString()));
    values.put(":token", AttributeValue.fromN(Long.toString(token)));
    found.ifPresent(item -> values.put(":seen", AttributeValue.fromN(Long.toString(token - 1))));
    found
        .flatMap(item -> item.optional("heldUntil"))
        .ifPresent(until -> values.put(":seenUntil", AttributeValue.fromS(until)));
    update
        .updateExpression(
            "SET holder = :holder, runId = :run, heldSince = :now, heldUntil = :until,"
                + " fencingToken = :token")
        .conditionExpression(condition(values))
        .expressionAttributeValues(values);
  }

  /** The lease as it was seen, or this very write when an answer was lost and it was sent again. */
  private static String condition(Map<String, AttributeValue> values) {
    String unchanged =
        values.containsKey(":seenUntil")
            ? "(fencingToken = :seen AND (attribute_not_exists(holder) OR heldUntil = :seenUntil))"
            : values.containsKey(":seen")
                ? "(fencingToken = :seen AND attribute_not_exists(holder))"
                : "attribute_not_exists(pk)";
    return unchanged + " OR runId = :run";
  }

  /**
   * A taking of the lease.
   *
   * @param run names it for good
   */
  record Term(String run, long token, Instant since) {}
}
