package dev.fairway.batch.making;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where reports are made and how much they may use.
 *
 * @param places what {@code {data}} and {@code {logs}} stand for: a bucket, or one with a prefix
 * @param reportsBucket for outputs
 * @param maxRejected percent of rejected rows above which a report fails that says nothing else
 * @param folder for all that is on disk meanwhile
 * @param diskMegabytes of that folder
 * @param memoryMegabytes DuckDB's limit
 * @param threads as many as CPUs
 * @param version of the app; reports of another version are made anew
 */
public record MakingSettings(
    Map<String, String> places,
    String reportsBucket,
    double maxRejected,
    Path folder,
    long diskMegabytes,
    long memoryMegabytes,
    int threads,
    String version) {

  public MakingSettings {
    places = Map.copyOf(places);
  }

  /** Half of the disk is for input; outputs and what lies between take little. */
  long inputBytes() {
    return diskMegabytes / 2 << 20;
  }

  long spillMegabytes() {
    return diskMegabytes * 4 / 10;
  }
}
