package dev.fairway.alert.event;

import dev.fairway.alert.event.Reading.Failure;
import dev.fairway.alert.event.Reading.Kind;
import dev.fairway.alert.event.Reading.Subject;
import tools.jackson.databind.JsonNode;

/** Reads that the batch-job's reconciliation sends an upload no more, for which no record came. */
final class GivenUpEvent {

  static final String SOURCE = "fairway.reconciliation";
  static final String DETAIL_TYPE = "Upload Given Up";

  private GivenUpEvent() {}

  static Reading read(JsonNode event) {
    JsonNode upload = event.path("detail");
    String bucket = Members.text(upload, "bucket");
    String object = "s3://" + bucket + "/" + Members.text(upload, "key");
    Integer redrives = Members.integer(upload, "redrives");
    String tries = redrives == null ? "" : ", sent again %d times".formatted(redrives);
    return new Reading(
        Kind.OTHER,
        new Subject("", bucket.isEmpty() ? SOURCE : bucket, "", "", object),
        Failure.because(Words.joined("No record of " + object + tries)));
  }
}
