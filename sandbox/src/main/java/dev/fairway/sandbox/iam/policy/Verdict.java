package dev.fairway.sandbox.iam.policy;

/** What a set of policies says about a request ("Policy evaluation logic", IAM User Guide). */
public enum Verdict {
  ALLOWED,
  /** A statement denies it, whatever others allow. */
  EXPLICIT_DENY,
  /** No statement allows it. */
  IMPLICIT_DENY
}
