package dev.fairway.batch;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which reports are made, and of which windows.
 *
 * @param folder of further SQL files, blank for none (REPORT_FOLDER)
 * @param names of the reports that are made, none for all (REPORT_NAMES)
 * @param catchUp most missed windows of a report that one run makes (REPORT_CATCH_UP)
 * @param grace how long after a window's end late files lead to a corrected report (REPORT_GRACE)
 * @param maxRejected percent of rejected rows above which a report fails (REPORT_MAX_REJECTED)
 */
@ConfigurationProperties("report")
public record ReportSettings(
    @DefaultValue("") String folder,
    @DefaultValue List<String> names,
    @DefaultValue("24") int catchUp,
    @DefaultValue("PT2H") Duration grace,
    @DefaultValue("5") double maxRejected) {

  public ReportSettings {
    names = names.stream().filter(name -> !name.isBlank()).toList();
    if (catchUp < 1) {
      throw new BadConfigurationException(
          "REPORT_CATCH_UP is " + catchUp + ": it must be a number of windows, 1 or more.");
    }
    if (grace.isNegative()) {
      throw new BadConfigurationException(
          "REPORT_GRACE is " + grace + ": it must be a duration such as PT2H, or PT0S for none.");
    }
    if (!(maxRejected >= 0 && maxRejected <= 100)) {
      throw new BadConfigurationException(
          "REPORT_MAX_REJECTED is " + maxRejected + ": it must be a percentage, 0 to 100.");
    }
  }
}
