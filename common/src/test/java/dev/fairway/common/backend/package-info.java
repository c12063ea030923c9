/** Where S3, SQS and DynamoDB are for the apps' integration tests: embedded, or LocalStack. */
@NullMarked
package dev.fairway.common.backend;

import org.jspecify.annotations.NullMarked;
