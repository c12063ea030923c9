package dev.fairway.sandbox.tour;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of one file.
 *
 * @param steps what happened, in order
 * @param files a line for each file that came out of it
 * @param failure why the flow did not end as it should, empty where it did
 */
record FlowResult(Path file, List<Step> steps, List<String> files, Optional<String> failure) {

  /**
   * @param after the time since the upload began
   */
  record Step(String name, Duration after, String detail) {}

  static FlowResult failed(Path file, List<Step> steps, String why) {
    return new FlowResult(file, List.copyOf(steps), List.of(), Optional.of(why));
  }
}
