package dev.fairway.infra.batch;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * Which reports are made, of what, and how long what is beside them is kept.
 *
 * @param names none for all
 * @param dataPrefixes of the data bucket that reports may read
 * @param catchUp windows that one run makes up for at most
 * @param grace after a window's end in which late files lead to a corrected report
 * @param maxRejected percent of the rows
 */
record ReportConfig(
    List<String> names,
    List<String> dataPrefixes,
    int catchUp,
    Duration grace,
    int maxRejected,
    Keeping keeping) {

  /**
   * @param quarantine days that rejected rows are kept
   * @param noncurrent days that a corrected report's predecessor is kept
   */
  record Keeping(int quarantine, int noncurrent) {}

  ReportConfig {
    if (grace.isNegative() || grace.compareTo(Duration.ofDays(7)) > 0) {
      throw new ConfigException(
          "batch-job.reports.grace is %s; it must lie between PT0S and P7D.".formatted(grace));
    }
    if (dataPrefixes.isEmpty()) {
      throw new ConfigException(
          "batch-job.reports.data-prefixes is empty; it must name what reports read of the data"
              + " bucket, such as image-records/.");
    }
    for (String name : names) {
      if (!name.matches("[a-z0-9-]+")) {
        throw new ConfigException(
            "batch-job.reports.names has \"%s\"; a report's name has lower-case letters, digits and hyphens."
                .formatted(name));
      }
    }
  }

  static ReportConfig from(Settings settings) {
    String reports = "batch-job.reports.";
    return new ReportConfig(
        settings.list(reports + "names"),
        settings.list(reports + "data-prefixes"),
        (int) settings.number(reports + "catch-up", 1, 1000),
        settings.duration(reports + "grace"),
        (int) settings.number(reports + "max-rejected-percent", 0, 100),
        new Keeping(
            (int) settings.number(reports + "quarantine-days", 1, 3650),
            (int) settings.number(reports + "noncurrent-days", 1, 3650)));
  }
}
