package dev.fairway.sandbox.iam;

import dev.fairway.sandbox.iam.policy.PolicyDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A role: who may assume it and what it may do.
 *
 * @param id starts with {@code AROA}
 * @param inline the role's own policies by name
 * @param managed ARNs of the managed policies that it has
 */
record Role(
    String arn,
    String name,
    String id,
    Instant created,
    PolicyDocument trust,
    Map<String, PolicyDocument> inline,
    Set<String> managed) {

  Role withInline(String policyName, PolicyDocument policy) {
    Map<String, PolicyDocument> more = new LinkedHashMap<>(inline);
    more.put(policyName, policy);
    return new Role(arn, name, id, created, trust, more, managed);
  }

  Role withManaged(List<String> policyArns) {
    Set<String> more = new LinkedHashSet<>(managed);
    more.addAll(policyArns);
    return new Role(arn, name, id, created, trust, inline, more);
  }

  /** The ARN that calls under this role carry. */
  String sessionArn(String session) {
    String account = arn.split(":", 6)[4];
    return "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + session;
  }
}
