package dev.fairway.sandbox.minute;

import software.amazon.awssdk.services.s3.S3Client;

/** S3 for resources that have nothing to do with it. */
enum NoBuckets implements S3Client {
  INSTANCE;

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
