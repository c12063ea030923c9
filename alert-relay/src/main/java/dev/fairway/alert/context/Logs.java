package dev.fairway.alert.context;

import dev.fairway.alert.event.Occurrence;
import java.util.List;

/** Where log lines are read. */
@FunctionalInterface
interface Logs {

  /**
   * The last lines of the failed container, oldest first.
   *
   * @param most lines
   */
  List<String> lastLines(Occurrence occurrence, int most);
}
