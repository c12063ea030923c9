package dev.fairway.sandbox.tour;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A burst over time as rows, with a bar for the messages that wait and a mark for each task. */
final class BurstTable {

  private static final int WIDTH = 30;
  private static final String HEAD =
      "  region    here  waiting  in flight  desired  running  delivered";

  private final int events;
  private final PrintStream out;
  private String last = "";
  private boolean skipped;

  BurstTable(int events, PrintStream out) {
    this.events = events;
    this.out = out;
    out.println();
    out.println(HEAD);
  }

  /**
   * Prints a row, or dots where nothing has changed since the last.
   *
   * @param region the region's time since the burst
   * @param here the time that really passed
   */
  void row(Duration region, Duration here, Backlog backlog, int delivered) {
    String state =
        String.format(
            Locale.ROOT,
            "%,7d  %,9d  %7d  %7d  %,9d  %s",
            backlog.waiting() + backlog.delayed(),
            backlog.inFlight(),
            backlog.desired(),
            backlog.running(),
            delivered,
            bar(backlog));
    if (state.equals(last)) {
      skipped = true;
      return;
    }
    if (skipped) {
      out.println("     ...");
    }
    skipped = false;
    last = state;
    out.printf(Locale.ROOT, "  %3d min  %4d s  %s%n", region.toMinutes(), here.toSeconds(), state);
  }

  void end() {
    out.println();
  }

  private String bar(Backlog backlog) {
    int length = (int) Math.ceil((double) WIDTH * Math.min(backlog.messages(), events) / events);
    String waiting = "#".repeat(length);
    return waiting + " ".repeat(WIDTH - length) + " " + "o".repeat(backlog.running());
  }
}
