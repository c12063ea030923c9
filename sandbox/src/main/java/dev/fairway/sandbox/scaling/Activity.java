package dev.fairway.sandbox.scaling;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scaling activity ("Scaling activities for Application Auto Scaling").
 *
 * @param cause who asked for it
 * @param desired the count that was set
 */
record Activity(
    String id,
    TargetId target,
    String cause,
    int desired,
    Instant start,
    Optional<Instant> end,
    Status status,
    String message) {

  enum Status {
    InProgress,
    Successful,
    Overridden,
    Failed
  }

  static Activity begun(String id, TargetId target, String cause, int desired, Instant now) {
    return new Activity(
        id,
        target,
        cause,
        desired,
        now,
        Optional.empty(),
        Status.InProgress,
        set(desired) + " Waiting for change to be fulfilled by ecs.");
  }

  private static String set(int desired) {
    return "Successfully set desired count to " + desired + ".";
  }

  Activity fulfilled(Instant now) {
    return ended(Status.Successful, set(desired) + " Change successfully fulfilled by ecs.", now);
  }

  Activity overridden(Instant now) {
    return ended(
        Status.Overridden, set(desired) + " A newer scaling activity has overridden it.", now);
  }

  Activity failed(String reason, Instant now) {
    return ended(
        Status.Failed, "Failed to set desired count to " + desired + ". Reason: " + reason, now);
  }

  private Activity ended(Status how, String words, Instant now) {
    return new Activity(id, target, cause, desired, start, Optional.of(now), how, words);
  }

  void describe(ObjectNode out) {
    out.put("ActivityId", id);
    target.describe(out);
    out.put("Description", "Setting desired count to " + desired + ".");
    out.put("Cause", cause).put("StartTime", start.toEpochMilli() / 1000.0);
    end.ifPresent(time -> out.put("EndTime", time.toEpochMilli() / 1000.0));
    out.put("StatusCode", status.name()).put("StatusMessage", message);
  }
}
