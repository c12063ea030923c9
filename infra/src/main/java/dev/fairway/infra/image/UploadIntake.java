package dev.fairway.infra.image;

import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * Which uploads are to become records, and where these are.
 *
 * @param records the images table
 */
public record UploadIntake(IBucket uploads, ITable records, UploadFilter filter) {

  /** Events of this source start uploads again that never became a record. */
  public static final String REDRIVE_SOURCE = "redrive.fairway";
}
