package dev.fairway.batch.output;

import dev.fairway.batch.engine.ReadFile;
import dev.fairway.batch.engine.RowAccount;
import dev.fairway.batch.report.Report;
import dev.fairway.batch.window.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a report of a window was made of, and what it consists of. There is a report where there is
 * a manifest.
 *
 * @param digest of the inputs
 * @param previous digest of the inputs of the report that this one corrects
 * @param quarantine the key of the rejected rows
 * @param token of the lease under which it was written
 */
public record Manifest(
    Report report,
    Window window,
    String version,
    String digest,
    Optional<String> previous,
    RowAccount rows,
    List<ReadFile> inputs,
    List<Output> outputs,
    String page,
    Optional<String> quarantine,
    Duration took,
    long token) {

  public Manifest {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
