package dev.fairway.images;

import static dev.fairway.common.failure.BadConfigurationException.required;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where results go.
 *
 * @param imagesTable the table of the records (IMAGES_TABLE)
 * @param renditionsBucket the bucket of the renditions (RENDITIONS_BUCKET)
 * @param dataBucket the bucket of the records' lines (DATA_BUCKET)
 * @param eventBus the event bus that hears of each record, blank for none (EVENT_BUS)
 */
@ConfigurationProperties
record PlaceSettings(
    String imagesTable,
    String renditionsBucket,
    String dataBucket,
    @DefaultValue("") String eventBus) {

  PlaceSettings {
    required(imagesTable, "IMAGES_TABLE", "the DynamoDB table of the images' records");
    required(renditionsBucket, "RENDITIONS_BUCKET", "the S3 bucket of the renditions");
    required(dataBucket, "DATA_BUCKET", "the S3 bucket of the records' lines");
  }
}
