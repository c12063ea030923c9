package dev.fairway.batch.output;

import dev.fairway.batch.report.Report;
import dev.fairway.batch.window.Window;

/** Where the outputs of a report's window lie in the reports bucket. */
public record OutputKeys(Report report, Window window) {

  /** What readers and reruns go by. */
  public String manifest() {
    return folder() + "manifest.json";
  }

  /**
   * Outputs of other inputs lie elsewhere, so that a reader who went by the manifest before finds
   * all of its outputs.
   */
  public String output(String digest, String file) {
    return folder() + digest + "/" + file;
  }

  public String quarantine(String digest) {
    return "quarantine/" + folder() + digest + ".jsonl.gz";
  }

  private String folder() {
    return report.name() + "/" + window.folder() + "/";
  }
}
