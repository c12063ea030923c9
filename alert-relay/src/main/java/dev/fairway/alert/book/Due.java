package dev.fairway.alert.book;

/** Something whose time has come. */
public sealed interface Due {

  /** An alert of which there is something to tell or to decide. */
  record OfAlert(AlertId id) implements Due {}

  /** A digest whose window is over. */
  record OfDigest(DigestId id) implements Due {}
}
