package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.iam.Authorization;
import dev.fairway.sandbox.iam.Roles;
import dev.fairway.sandbox.iam.Sessions;
import dev.fairway.sandbox.iam.access.GuardedApis;
import dev.fairway.sandbox.iam.access.RequestPermissions;
import dev.fairway.sandbox.secrets.SecretStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Secrets reach a container by the permission of its task's execution role. */
@Timeout(60)
class TaskSecretsTest {

  private static final String TRUST =
      """
      {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "ecs-tasks.amazonaws.com"}}}""";

  private final SandboxClock clock = new SandboxClock(Clock.fixed(EcsRegion.START, ZoneOffset.UTC));
  private final SecretStore secrets = new SecretStore(Account.DEFAULT, clock, Optional.empty());
  private final Roles roles = new Roles(clock);
  private final FakeRuntime runtime = new FakeRuntime();
  private final EcsRegion region = new EcsRegion(runtime, clock, guarded());
  private String arn = "";

  private Apis guarded() {
    Authorization authorization =
        new Authorization(roles, new Sessions(roles, clock), Account.DEFAULT, clock);
    return new GuardedApis(
        secrets::handle, new RequestPermissions(Account.DEFAULT, secrets::handle), authorization);
  }

  @BeforeEach
  void create() {
    var input = JsonNodeFactory.instance.objectNode();
    input.put("Name", "token").put("SecretString", "{\"value\":\"s3cret\"}");
    arn =
        secrets
            .handle(new ApiCall("secretsmanager", "CreateSecret", input, Caller.REGION))
            .path("ARN")
            .asString();
    region.register(
        "web",
        "[{'name':'web','image':'web:1','secrets':[{'name':'TOKEN','valueFrom':'%s:value::'}]}]"
            .formatted(arn));
  }

  @AfterEach
  void close() {
    runtime.endsOnSigterm = true;
    region.close();
  }

  private void mayRead(String resource) {
    String policy =
        """
        {"Statement": {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
          "Resource": "%s"}}"""
            .formatted(resource);
    JsonMapper json = JsonMapper.shared();
    roles.role(
        "arn:aws:iam::000000000000:role/execution",
        "execution",
        json.readTree(TRUST),
        Map.of("Secrets", json.readTree(policy)),
        List.of());
  }

  @Test
  void reachTheContainerWhereTheExecutionRoleMayReadThem() throws Exception {
    mayRead(arn);
    region.runTask("web", "");
    assertThat(runtime.nextStarted().plan.environment()).containsEntry("TOKEN", "s3cret");
  }

  @Test
  void keepTheTaskFromStartingWhereItMayNot() throws Exception {
    mayRead(arn.substring(0, arn.length() - 7));
    region.runTask("web", "");
    JsonNode stopped = region.eventsUntil("STOPPED").getLast().path("detail");
    assertThat(stopped.path("stopCode").asString()).isEqualTo("TaskFailedToStart");
    assertThat(stopped.path("stoppedReason").asString())
        .startsWith("ResourceInitializationError: unable to pull secrets or registry auth")
        .contains("AccessDeniedException", "secretsmanager:GetSecretValue", arn);
  }
}
