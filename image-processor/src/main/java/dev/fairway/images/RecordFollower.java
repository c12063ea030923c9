package dev.fairway.images;

/** Hears of a record once it is in the table, and again when its event comes twice. */
@FunctionalInterface
interface RecordFollower {

  void follow(StoredRecord record) throws InterruptedException;
}
