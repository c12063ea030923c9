/** S3, SQS and DynamoDB at an endpoint such as LocalStack's, and how their events come here. */
@NullMarked
package dev.fairway.sandbox.endpoint;

import org.jspecify.annotations.NullMarked;
