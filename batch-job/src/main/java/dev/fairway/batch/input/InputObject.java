package dev.fairway.batch.input;

/**
 * One version of an object in S3.
 *
 * @param etag without its quotes
 * @param size in bytes
 */
public record InputObject(String bucket, String key, String etag, long size) {

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
