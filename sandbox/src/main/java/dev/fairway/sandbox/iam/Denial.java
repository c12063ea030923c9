package dev.fairway.sandbox.iam;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.iam.policy.Verdict;
import java.util.Set;

/** A refused call in the code and the words of the service that refuses it. */
final class Denial {

  /** Services whose error has the short code and status 403; the others speak AWS JSON. */
  private static final Set<String> SHORT_CODE = Set.of("s3", "sqs", "sts", "iam", "cloudwatch");

  private Denial() {}

  static ApiException of(String principalArn, Access access, Verdict verdict) {
    String reason =
        verdict == Verdict.EXPLICIT_DENY
            ? " with an explicit deny in an identity-based policy"
            : " because no identity-based policy allows the " + access.action() + " action";
    return error(
        access,
        "User: "
            + principalArn
            + " is not authorized to perform: "
            + access.action()
            + " on resource: "
            + resource(access)
            + reason);
  }

  static ApiException unknownRole(String roleArn, Access access) {
    return error(
        access,
        "Role "
            + roleArn
            + " is not authorized to perform: "
            + access.action()
            + " on resource: "
            + resource(access)
            + " because no template that this region has read defines the role");
  }

  static ApiException expired(Access access) {
    String code = service(access).equals("s3") ? "ExpiredToken" : "ExpiredTokenException";
    return ApiException.badRequest(code, "The security token included in the request is expired");
  }

  private static ApiException error(Access access, String message) {
    if (service(access).equals("sns")) {
      return new ApiException("AuthorizationError", message, 403);
    }
    return SHORT_CODE.contains(service(access))
        ? new ApiException("AccessDenied", message, 403)
        : ApiException.badRequest("AccessDeniedException", message);
  }

  private static String resource(Access access) {
    return service(access).equals("s3") ? "\"" + access.resourceArn() + "\"" : access.resourceArn();
  }

  private static String service(Access access) {
    return access.action().substring(0, access.action().indexOf(':'));
  }
}
