package dev.fairway.batch;

import static dev.fairway.common.failure.BadConfigurationException.required;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files come from and where results go; each is a variable of the same name.
 *
 * @param dataBucket the bucket of the images' records (DATA_BUCKET)
 * @param logsBucket the bucket of the load balancer's access logs, blank for none (LOGS_BUCKET)
 * @param logsPrefix the access logs' prefix, without a slash at its end (LOGS_PREFIX)
 * @param reportsBucket the bucket of the reports (REPORTS_BUCKET)
 * @param stateTable the table of leases and watermarks (STATE_TABLE)
 * @param imagesTable the table of the images' records, blank without reconciliation (IMAGES_TABLE)
 * @param eventBus the event bus that hears of each report, blank for none (EVENT_BUS)
 */
@ConfigurationProperties
public record PlaceSettings(
    String dataBucket,
    @DefaultValue("") String logsBucket,
    @DefaultValue("alb") String logsPrefix,
    String reportsBucket,
    String stateTable,
    @DefaultValue("") String imagesTable,
    @DefaultValue("") String eventBus) {

  public PlaceSettings {
    required(dataBucket, "DATA_BUCKET", "the S3 bucket of the images' records");
    required(reportsBucket, "REPORTS_BUCKET", "the S3 bucket of the reports");
    required(stateTable, "STATE_TABLE", "the DynamoDB table of leases and watermarks");
  }
}
