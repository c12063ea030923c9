package dev.fairway.sandbox.iam.policy;

import java.util.Locale;
import java.util.Set;

/** The condition keys that the region can tell; a policy that asks for another is reported. */
final class ConditionKeys {

  /** Keys that are absent, rather than unknown, where a request does not carry them. */
  private static final Set<String> KNOWN =
      Set.of(
          "aws:currenttime",
          "aws:epochtime",
          "aws:principalaccount",
          "aws:principalarn",
          "aws:principalisawsservice",
          "aws:principaltype",
          "aws:requestedregion",
          "aws:resourceaccount",
          "aws:securetransport",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:userid",
          "aws:username",
          "aws:viaawsservice",
          "cloudwatch:namespace",
          "ecs:cluster",
          "events:detail-type",
          "events:source",
          "iam:passedtoservice",
          "s3:delimiter",
          "s3:max-keys",
          "s3:prefix",
          "s3:versionid",
          "sts:externalid",
          "sts:rolesessionname");

  private ConditionKeys() {}

  static boolean known(String key, PolicyRequest request) {
    return KNOWN.contains(key.toLowerCase(Locale.ROOT)) || !request.values(key).isEmpty();
  }
}
