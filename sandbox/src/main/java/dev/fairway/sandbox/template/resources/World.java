package dev.fairway.sandbox.template.resources;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.node.ObjectNode;

/**
 * What resources are made with.
 *
 * @param s3 a client of the region's S3 that knows bucket versioning and notification configuration
 */
public record World(Account account, Apis apis, S3Client s3, RoleStore roles) {

  ObjectNode call(String service, String operation, ObjectNode input) {
    return apis.call(new ApiCall(service, operation, input, Caller.REGION));
  }
}
