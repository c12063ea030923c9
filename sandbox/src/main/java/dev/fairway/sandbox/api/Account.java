package dev.fairway.sandbox.api;

/**
 * The account and region that resources live in.
 *
 * @param id twelve digits
 * @param region such as {@code us-east-1}
 */
public record Account(String id, String region) {

  public static final Account DEFAULT = new Account("000000000000", "us-east-1");

  /** An ARN of the form {@code arn:aws:service:region:account:resource}. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
  }
}
