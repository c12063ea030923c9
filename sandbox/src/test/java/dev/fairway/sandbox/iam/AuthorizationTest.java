package dev.fairway.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.MachineTime;
import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class AuthorizationTest {

  private static final String TASK =
      "arn:aws:ecs:us-east-1:000000000000:task/fairway/0123456789abcdef0123456789abcdef";
  private static final String TASK_ROLE = "arn:aws:iam::000000000000:role/ImagesTaskRole";
  private static final String RULE_ROLE = "arn:aws:iam::000000000000:role/RuleRole";
  private static final Access READ = new Access("s3:GetObject", "arn:aws:s3:::uploads/in/a.jpg");
  private static final Access WRITE = new Access("s3:PutObject", "arn:aws:s3:::uploads/in/a.jpg");

  private final MachineTime machine = new MachineTime(Instant.parse("2026-11-22T12:00:00Z"));
  private final SandboxClock clock = new SandboxClock(machine);
  private final Roles roles = new Roles(clock);
  private final Sessions sessions = new Sessions(roles, clock);
  private final Authorization authorization =
      new Authorization(roles, sessions, Account.DEFAULT, clock);
  private final Sts sts = new Sts(roles, sessions, authorization, Account.DEFAULT);
  private final Iam iam = new Iam(roles, authorization);

  @BeforeEach
  void defineRoles() {
    roles.role(
        TASK_ROLE,
        "ImagesTaskRole",
        trust("{'Service': 'ecs-tasks.amazonaws.com'}"),
        Map.of("Read", allow("s3:GetObject", "arn:aws:s3:::uploads/*")),
        List.of());
    roles.role(
        RULE_ROLE, "RuleRole", trust("{'Service': 'events.amazonaws.com'}"), Map.of(), List.of());
  }

  @AfterEach
  void stopClock() {
    clock.close();
  }

  @Test
  void allowsTaskWhatItsRoleAllows() {
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());

    assertThat(task.roleArn()).contains(TASK_ROLE);
    assertThatCode(() -> authorization.check(task, READ)).doesNotThrowAnyException();
  }

  @Test
  void deniesTheRestInTheWordsOfAws() {
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());

    assertThatThrownBy(() -> authorization.check(task, WRITE))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo("AccessDenied");
              assertThat(e.status()).isEqualTo(403);
            })
        .hasMessage(
            "User: arn:aws:sts::000000000000:assumed-role/ImagesTaskRole/"
                + "0123456789abcdef0123456789abcdef is not authorized to perform: s3:PutObject on"
                + " resource: \"arn:aws:s3:::uploads/in/a.jpg\" because no identity-based policy"
                + " allows the s3:PutObject action");
  }

  @Test
  void saysThatAnExplicitDenyDenied() {
    roles.attach(
        "Guard",
        json("{'Statement': {'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*'}}"),
        List.of("ImagesTaskRole"));
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());

    assertThatThrownBy(() -> authorization.check(task, READ))
        .hasMessageEndingWith("with an explicit deny in an identity-based policy");
  }

  @Test
  void findsPolicyThatWasAttachedLater() {
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());

    roles.attach(
        "Write", allow("s3:PutObject", "arn:aws:s3:::uploads/*"), List.of("ImagesTaskRole"));

    assertThatCode(() -> authorization.check(task, WRITE)).doesNotThrowAnyException();
  }

  @Test
  void grantsNothingForManagedPolicyThatItDoesNotKnow() {
    roles.role(
        TASK_ROLE,
        "ImagesTaskRole",
        trust("{'Service': 'ecs-tasks.amazonaws.com'}"),
        Map.of(),
        List.of("arn:aws:iam::aws:policy/Unheard"));
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());

    assertThatThrownBy(() -> authorization.check(task, READ)).isInstanceOf(ApiException.class);
  }

  @Test
  void knowsThePolicyOfExecutionRoles() {
    roles.role(
        RULE_ROLE,
        "RuleRole",
        trust("{'Service': 'ecs-tasks.amazonaws.com'}"),
        Map.of(),
        List.of("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
    Caller agent = Caller.service("ecs", Optional.of(RULE_ROLE));

    assertThatCode(
            () ->
                authorization.check(
                    agent,
                    new Access(
                        "logs:PutLogEvents",
                        "arn:aws:logs:us-east-1:000000000000:log-group:a:log-stream:b")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> authorization.check(agent, READ)).isInstanceOf(ApiException.class);
  }

  @Test
  void checksServiceUnderItsRole() {
    Caller rule = Caller.service("events", Optional.of(RULE_ROLE));

    assertThatThrownBy(
            () ->
                authorization.check(
                    rule,
                    new Access(
                        "ecs:RunTask",
                        "arn:aws:ecs:us-east-1:000000000000:task-definition/images:1")))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("AccessDeniedException"))
        .hasMessageStartingWith(
            "User: arn:aws:sts::000000000000:assumed-role/RuleRole/events is not authorized");
  }

  @Test
  void leavesPeopleAlone() {
    assertThatCode(() -> authorization.check(sessions.callerOf("test"), WRITE))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesInTheWordsOfEcsToIssueUnderRoleThatDoesNotTrustTasks() {
    assertThatThrownBy(() -> sessions.issue(TASK, RULE_ROLE))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("ClientException"))
        .hasMessageStartingWith("ECS was unable to assume the role '" + RULE_ROLE + "'");
  }

  @Test
  void honoursTheConditionsOfTheTrustPolicy() {
    String condition =
        """
        {'Statement': {'Effect': 'Allow', 'Principal': {'Service': 'ecs-tasks.amazonaws.com'},
         'Action': 'sts:AssumeRole', 'Condition': {
           'ArnLike': {'aws:SourceArn': 'arn:aws:ecs:us-east-1:%s:*'},
           'StringEquals': {'aws:SourceAccount': '%s'}}}}""";
    roles.role(
        TASK_ROLE,
        "Own",
        json(condition.formatted("000000000000", "000000000000")),
        Map.of(),
        List.of());
    roles.role(
        RULE_ROLE,
        "Strange",
        json(condition.formatted("111111111111", "111111111111")),
        Map.of(),
        List.of());

    assertThat(sessions.issue(TASK, TASK_ROLE).accessKeyId()).startsWith("ASIA").hasSize(20);
    assertThatThrownBy(() -> sessions.issue(TASK, RULE_ROLE)).isInstanceOf(ApiException.class);
  }

  @Test
  void renewsCredentialsBeforeTheyEnd() {
    Session first = sessions.issue(TASK, TASK_ROLE);
    machine.pass(Duration.ofHours(4));
    assertThat(sessions.issue(TASK, TASK_ROLE)).isEqualTo(first);

    machine.pass(Duration.ofMinutes(90));
    Session second = sessions.issue(TASK, TASK_ROLE);

    assertThat(second.accessKeyId()).isNotEqualTo(first.accessKeyId());
    assertThat(second.expiration()).isEqualTo(machine.instant().plus(Duration.ofHours(6)));
    assertThatCode(() -> authorization.check(sessions.callerOf(first.accessKeyId()), READ))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesCredentialsThatHaveEnded() {
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());
    machine.pass(Duration.ofHours(6));

    assertThatThrownBy(() -> authorization.check(task, READ))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("ExpiredToken"));
  }

  @Test
  void keepsCredentialsWhileTheRegionsClockIsStepped() {
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());
    clock.step(Duration.ofDays(2));

    assertThatCode(() -> authorization.check(task, READ)).doesNotThrowAnyException();
  }

  @Test
  void endsCredentialsOfStoppedTask() {
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());

    sessions.revoke(TASK);

    assertThatThrownBy(() -> authorization.check(task, READ)).isInstanceOf(ApiException.class);
  }

  @Test
  void tellsTaskAndPersonWhoTheyAre() {
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());

    assertThat(identity(task))
        .isEqualTo(
            "arn:aws:sts::000000000000:assumed-role/ImagesTaskRole/0123456789abcdef0123456789abcdef");
    assertThat(identity(sessions.callerOf("test"))).isEqualTo("arn:aws:iam::000000000000:root");
  }

  @Test
  void letsPersonTryRole() {
    ObjectNode input = assumeRoleInput(TASK_ROLE);

    JsonNode credentials =
        sts.handle(new ApiCall("sts", "AssumeRole", input, sessions.callerOf("test")))
            .path("Credentials");

    Caller session = sessions.callerOf(credentials.path("AccessKeyId").asString());
    assertThat(identity(session))
        .isEqualTo("arn:aws:sts::000000000000:assumed-role/ImagesTaskRole/try");
    assertThatThrownBy(() -> authorization.check(session, WRITE)).isInstanceOf(ApiException.class);
  }

  @Test
  void roleAssumesOnlyRoleThatTrustsIt() {
    String other = "arn:aws:iam::000000000000:role/Other";
    Caller task = sessions.callerOf(sessions.issue(TASK, TASK_ROLE).accessKeyId());
    ApiCall call = new ApiCall("sts", "AssumeRole", assumeRoleInput(other), task);

    roles.role(other, "Other", trust("{'Service': 'ec2.amazonaws.com'}"), Map.of(), List.of());
    assertThatThrownBy(() -> sts.handle(call)).hasMessageContaining("sts:AssumeRole");

    roles.role(
        other, "Other", trust("{'AWS': 'arn:aws:iam::000000000000:root'}"), Map.of(), List.of());
    assertThatThrownBy(() -> sts.handle(call)).hasMessageContaining("no identity-based policy");
    roles.attach("Assume", allow("sts:AssumeRole", other), List.of("ImagesTaskRole"));
    assertThatCode(() -> sts.handle(call)).doesNotThrowAnyException();

    roles.role(other, "Other", trust("{'AWS': '" + TASK_ROLE + "'}"), Map.of(), List.of());
    assertThatCode(() -> sts.handle(call)).doesNotThrowAnyException();
  }

  @Test
  void simulatesPolicies() {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("PolicySourceArn", TASK_ROLE);
    input.putArray("ActionNames").add("s3:GetObject").add("s3:PutObject");
    input.putArray("ResourceArns").add("arn:aws:s3:::uploads/a.jpg");

    JsonNode results =
        iam.handle(new ApiCall("iam", "SimulatePrincipalPolicy", input, Caller.REGION))
            .path("EvaluationResults");

    assertThat(results.get(0).path("EvalDecision").asString()).isEqualTo("allowed");
    assertThat(results.get(1).path("EvalDecision").asString()).isEqualTo("implicitDeny");
  }

  @Test
  void answersForRolesAndTheirPolicies() {
    ObjectNode input =
        JsonNodeFactory.instance
            .objectNode()
            .put("RoleName", "ImagesTaskRole")
            .put("PolicyName", "Read");

    JsonNode role = iam.handle(new ApiCall("iam", "GetRole", input, Caller.REGION)).path("Role");
    JsonNode policy = iam.handle(new ApiCall("iam", "GetRolePolicy", input, Caller.REGION));

    assertThat(role.path("Path").asString()).isEqualTo("/");
    assertThat(policy.path("PolicyDocument").asString()).startsWith("%7B%22").doesNotContain(" ");
    assertThatThrownBy(
            () ->
                iam.handle(
                    new ApiCall("iam", "GetRole", input.put("RoleName", "Gone"), Caller.REGION)))
        .hasMessage("The role with name Gone cannot be found.");
  }

  private String identity(Caller caller) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return sts.handle(new ApiCall("sts", "GetCallerIdentity", nothing, caller))
        .path("Arn")
        .asString();
  }

  private static ObjectNode assumeRoleInput(String role) {
    return JsonNodeFactory.instance.objectNode().put("RoleArn", role).put("RoleSessionName", "try");
  }

  private static JsonNode trust(String principal) {
    return json(
        "{'Statement': [{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': "
            + principal
            + "}]}");
  }

  private static JsonNode allow(String action, String resource) {
    return json(
        "{'Statement': [{'Effect': 'Allow', 'Action': '%s', 'Resource': '%s'}]}"
            .formatted(action, resource));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
