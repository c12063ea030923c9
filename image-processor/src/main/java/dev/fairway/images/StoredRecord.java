package dev.fairway.images;

import java.time.Instant;

/**
 * A record as it lies in the table.
 *
 * @param receivedAt the time of the event that it was made for
 * @param json all its attributes, in the order of their names, on one line
 */
record StoredRecord(String image, Sequencer sequencer, Instant receivedAt, String json) {}
