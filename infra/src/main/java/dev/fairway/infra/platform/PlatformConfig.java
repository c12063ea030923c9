package dev.fairway.infra.platform;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.util.Arrays;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * The choices that every app shares.
 *
 * @param cidr IPv4 range of the VPC
 * @param natGateways how many, if the egress needs any
 * @param alarmEmail empty for nobody
 * @param recordDays that the data bucket's image-records are kept
 * @param retainData whether buckets and tables outlive their stack
 */
public record PlatformConfig(
    Egress egress,
    String cidr,
    int natGateways,
    ContainerInsights containerInsights,
    String alarmEmail,
    RetentionDays logRetention,
    int recordDays,
    boolean retainData) {

  private static final Pattern CIDR = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}/(1[6-9]|2[0-4])");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s,]+@[^@\\s,]+\\.[^@\\s,]+");

  public PlatformConfig {
    if (!CIDR.matcher(cidr).matches()) {
      throw new ConfigException(
          "network.cidr is \"%s\"; it must be a range such as 10.20.0.0/16, from /16 to /24."
              .formatted(cidr));
    }
    if (!alarmEmail.isEmpty() && !EMAIL.matcher(alarmEmail).matches()) {
      throw new ConfigException(
          "alarm.email is \"%s\"; it must be one address, or empty.".formatted(alarmEmail));
    }
  }

  public static PlatformConfig from(Settings settings) {
    return new PlatformConfig(
        settings.choice("network.egress", Egress.class),
        settings.text("network.cidr"),
        (int) settings.number("network.nat-gateways", 1, 2),
        settings.choice("cluster.container-insights", ContainerInsights.class),
        settings.text("alarm.email"),
        retention(settings.number("log.retention-days", 1, 731)),
        (int) settings.number("data.image-records-days", 1, 3650),
        settings.flag("data.retain"));
  }

  private static RetentionDays retention(long days) {
    return switch ((int) days) {
      case 1 -> RetentionDays.ONE_DAY;
      case 3 -> RetentionDays.THREE_DAYS;
      case 5 -> RetentionDays.FIVE_DAYS;
      case 7 -> RetentionDays.ONE_WEEK;
      case 14 -> RetentionDays.TWO_WEEKS;
      case 30 -> RetentionDays.ONE_MONTH;
      case 60 -> RetentionDays.TWO_MONTHS;
      case 90 -> RetentionDays.THREE_MONTHS;
      case 120 -> RetentionDays.FOUR_MONTHS;
      case 150 -> RetentionDays.FIVE_MONTHS;
      case 180 -> RetentionDays.SIX_MONTHS;
      case 365 -> RetentionDays.ONE_YEAR;
      case 400 -> RetentionDays.THIRTEEN_MONTHS;
      case 545 -> RetentionDays.EIGHTEEN_MONTHS;
      case 731 -> RetentionDays.TWO_YEARS;
      default ->
          throw new ConfigException(
              "log.retention-days is %d; CloudWatch Logs offers %s."
                  .formatted(
                      days,
                      Arrays.toString(
                          new int[] {
                            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731
                          })));
    };
  }
}
