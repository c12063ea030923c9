package dev.fairway.batch.state;

/** What asking for the lease came to. */
public sealed interface Taking {

  /** It is ours; closing it gives it back. */
  record Taken(Lease lease) implements Taking {}

  /** Another run works. */
  record Held(Holder by) implements Taking {}
}
