package dev.fairway.batch.page;

import java.util.List;

/**
 * What the report was made of.
 *
 * @param files that were read, broken ones included
 * @param rowsRead used and rejected
 * @param brokenFiles a line each: which, and why
 * @param links to the outputs and the quarantine
 * @param corrected whether the report replaces one that was made of other files
 */
public record Facts(
    int files,
    long rowsRead,
    long rowsUsed,
    long rowsRejected,
    List<String> brokenFiles,
    List<Link> links,
    boolean corrected) {

  public Facts {
    brokenFiles = List.copyOf(brokenFiles);
    links = List.copyOf(links);
  }
}
