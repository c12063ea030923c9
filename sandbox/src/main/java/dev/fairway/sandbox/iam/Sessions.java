package dev.fairway.sandbox.iam;

import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The temporary credentials that are out: those of tasks, and those of AssumeRole.
 *
 * <p>They expire by the time of the machine, without what the region's clock was stepped: the
 * process that holds them renews them by its own clock, which is the machine's.
 */
public final class Sessions {

  private static final Duration TASK_LIFETIME = Duration.ofHours(6);

  /** A task that asks when less than this is left gets new credentials. */
  private static final Duration RENEWAL = Duration.ofHours(1);

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Trust trust;
  private final SandboxClock clock;
  private final Map<String, Session> byKey = new ConcurrentHashMap<>();
  private final Map<String, Session> byTask = new ConcurrentHashMap<>();

  public Sessions(Roles roles, SandboxClock clock) {
    this.trust = new Trust(roles);
    this.clock = clock;
  }

  /**
   * The credentials of a task under a role: the same ones until they near their end, then new ones.
   *
   * @throws dev.fairway.sandbox.api.ApiException {@code ClientException} in ECS's words where the
   *     role does not let ECS tasks assume it
   */
  public Session issue(String taskArn, String roleArn) {
    trust.checkTask(taskArn, roleArn);
    Instant now = now();
    Session session =
        byTask.compute(
            taskArn + " " + roleArn,
            (key, current) ->
                current != null && current.expiration().isAfter(now.plus(RENEWAL))
                    ? current
                    : create(roleArn, taskId(taskArn), now.plus(TASK_LIFETIME)));
    forgetOld(now);
    byKey.put(session.accessKeyId(), session);
    return session;
  }

  /** Ends the credentials of a task that has stopped. */
  public void revoke(String taskArn) {
    Instant now = now();
    byTask.keySet().removeIf(key -> key.startsWith(taskArn + " "));
    byKey.replaceAll(
        (key, session) ->
            session.name().equals(taskId(taskArn)) ? session.expiringAt(now) : session);
  }

  /** A session under a role that the caller of AssumeRole may assume. */
  Session assume(String roleArn, String name, Duration lifetime) {
    Session session = create(roleArn, name, now().plus(lifetime));
    byKey.put(session.accessKeyId(), session);
    return session;
  }

  /** Who signs with a key: the role of the session that it belongs to, otherwise a person. */
  public Caller callerOf(String accessKeyId) {
    return new Caller(
        accessKeyId, Optional.ofNullable(byKey.get(accessKeyId)).map(Session::roleArn));
  }

  /** Whether the caller's session is over. */
  boolean hasExpired(Caller caller) {
    Session session = byKey.get(caller.accessKeyId());
    return session != null && !session.expiration().isAfter(now());
  }

  /** The name of the session that a caller acts in; for a service, the service's. */
  String nameOf(Caller caller) {
    Session session = byKey.get(caller.accessKeyId());
    return session != null ? session.name() : caller.accessKeyId().replaceAll("[<>]", "");
  }

  private Session create(String roleArn, String name, Instant expiration) {
    return new Session(Ids.of("ASIA"), Ids.secret(30), Ids.secret(120), roleArn, name, expiration);
  }

  private void forgetOld(Instant now) {
    byKey.values().removeIf(session -> session.expiration().isBefore(now.minus(REMEMBERED)));
  }

  private Instant now() {
    return clock.instant().minus(clock.offset());
  }

  private static String taskId(String taskArn) {
    return taskArn.substring(taskArn.lastIndexOf('/') + 1);
  }
}
