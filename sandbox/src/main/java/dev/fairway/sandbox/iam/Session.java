package dev.fairway.sandbox.iam;

import java.time.Instant;

/**
 * Temporary credentials under a role.
 *
 * @param accessKeyId starts with {@code ASIA}
 * @param name the session's name, for a task the task's id
 * @param expiration by the machine's time, which is what the process that holds them sees
 */
public record Session(
    String accessKeyId,
    String secretAccessKey,
    String sessionToken,
    String roleArn,
    String name,
    Instant expiration) {

  Session expiringAt(Instant when) {
    return new Session(accessKeyId, secretAccessKey, sessionToken, roleArn, name, when);
  }

  @Override
  public String toString() {
    return "Session[" + accessKeyId + ", " + roleArn + ", " + name + "]";
  }
}
