package dev.fairway.images;

import java.util.Optional;

/** One record per image: that of its newest upload. */
interface ImageRecords {

  Optional<StoredRecord> find(String image) throws InterruptedException;

  /**
   * Puts the record unless that of the same or of a newer upload is there.
   *
   * @return the record that is there now, ours if its sequencer is ours and we won
   */
  Saving save(ImageRecord record) throws InterruptedException;

  /** What a conditional write ended in. */
  sealed interface Saving {

    /** Ours is the record. */
    record Won(StoredRecord ours) implements Saving {}

    /** The record of the same upload, or of a newer one, was there first. */
    record Lost(StoredRecord theirs) implements Saving {}
  }
}
