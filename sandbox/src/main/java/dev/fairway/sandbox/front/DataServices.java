package dev.fairway.sandbox.front;

import dev.fairway.sandbox.storage.BucketSettings;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where S3, SQS and DynamoDB are.
 *
 * @param settings answers for the settings of buckets where S3 itself does not
 * @param queueUrls puts the region's address into an answer of SQS
 * @param arns of tables
 */
record DataServices(
    URI s3,
    Optional<BucketSettings> settings,
    URI sqs,
    UnaryOperator<ObjectNode> queueUrls,
    URI dynamoDb,
    ArnRewrite arns) {

  /** All three at one address, LocalStack's for example. */
  static DataServices at(URI endpoint, URI region) {
    return new DataServices(
        endpoint, Optional.empty(), endpoint, new QueueUrls(region), endpoint, ArnRewrite.NONE);
  }
}
