package dev.fairway.alert.publish;

import dev.fairway.alert.event.Occurrence;
import java.util.List;

/** Finds the last lines of a failed container's log, within moments; none where that fails. */
@FunctionalInterface
public interface LogLines {

  List<String> of(Occurrence occurrence) throws InterruptedException;
}
