package dev.fairway.sandbox.api;

import java.util.Optional;

/**
 * Who makes a call.
 *
 * @param accessKeyId the access key of the request's signature, or a name in angle brackets for the
 *     region itself
 * @param roleArn the role behind the key, empty for a person outside of any role
 */
public record Caller(String accessKeyId, Optional<String> roleArn) {

  /** The region acting for itself, as when a stack is created. */
  public static final Caller REGION = new Caller("<region>", Optional.empty());

  /** A service of the region that acts under a role, as EventBridge does for a target. */
  public static Caller service(String name, Optional<String> roleArn) {
    return new Caller("<" + name + ">", roleArn);
  }
}
