package dev.fairway.sandbox.api;

import java.util.Optional;

/**
 * Who makes a call.
 *
 * @param accessKeyId the access key of the request's signature, or a name in angle brackets for the
 *     region itself
 * @param roleArn the role behind the key, empty for a person outside of any role
 * @param sourceArn the resource that a service calls for, such as a rule: {@code aws:SourceArn}
 */
public record Caller(String accessKeyId, Optional<String> roleArn, Optional<String> sourceArn) {

  public Caller(String accessKeyId, Optional<String> roleArn) {
    this(accessKeyId, roleArn, Optional.empty());
  }

  /** The region acting for itself, as when a stack is created. */
  public static final Caller REGION = new Caller("<region>", Optional.empty());

  /** A service of the region that acts under a role, as EventBridge does for a target. */
  public static Caller service(String name, Optional<String> roleArn) {
    return new Caller("<" + name + ">", roleArn);
  }

  /** The same on behalf of a resource, such as a rule. */
  public Caller forSource(String arn) {
    return new Caller(accessKeyId, roleArn, Optional.of(arn));
  }

  /** The name of the service that calls without a role, by its own right. */
  public Optional<String> service() {
    boolean service = accessKeyId.startsWith("<") && roleArn.isEmpty() && !equals(REGION);
    return service
        ? Optional.of(accessKeyId.substring(1, accessKeyId.length() - 1))
        : Optional.empty();
  }
}
