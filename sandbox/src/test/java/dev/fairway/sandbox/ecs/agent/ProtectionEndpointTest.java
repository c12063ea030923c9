package dev.fairway.sandbox.ecs.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ProtectionEndpointTest {

  private static final String TASK = "arn:aws:ecs:us-east-1:000000000000:task/fairway/0a1b";
  private static final String ROLE = "arn:aws:iam::000000000000:role/worker";

  private final List<ApiCall> calls = new ArrayList<>();
  private Apis ecs = call -> JsonNodeFactory.instance.objectNode();
  private Optional<String> role = Optional.of(ROLE);

  private final class Worker implements AgentTask {
    @Override
    public String taskArn() {
      return TASK;
    }

    @Override
    public String clusterArn() {
      return "arn:aws:ecs:us-east-1:000000000000:cluster/fairway";
    }

    @Override
    public Optional<String> taskRoleArn() {
      return role;
    }

    @Override
    public ObjectNode taskMetadata() {
      return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public ObjectNode containerMetadata(String container) {
      return taskMetadata();
    }

    @Override
    public ObjectNode taskStats() {
      return taskMetadata();
    }

    @Override
    public ObjectNode containerStats(String container) {
      return taskMetadata();
    }
  }

  private Answer ask(String method, String body) {
    IssuedCredentials issued =
        new IssuedCredentials(
            (task, of) -> new TaskCredentials("AKIATASK", "secret", "token", Instant.MAX),
            Clock.systemUTC());
    Apis recorded =
        call -> {
          calls.add(call);
          return ecs.call(call);
        };
    return new ProtectionEndpoint(recorded, issued)
        .answer(new Worker(), method, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  @Test
  void asksAsTheTasksRole() {
    ecs =
        call ->
            json(
                "{'protectedTasks':[{'taskArn':'%s','protectionEnabled':true,'expirationDate':1703109464.837}],'failures':[]}"
                    .formatted(TASK));
    Answer answer = ask("PUT", "{'ProtectionEnabled':true,'ExpiresInMinutes':15}");
    assertThat(answer)
        .isEqualTo(
            new Answer(
                200,
                json(
                    "{'protection':{'ExpirationDate':'2023-12-20T21:57:44.837Z','ProtectionEnabled':true,'TaskArn':'%s'}}"
                        .formatted(TASK))));
    ApiCall call = calls.getFirst();
    assertThat(call.operation()).isEqualTo("UpdateTaskProtection");
    assertThat(call.caller().accessKeyId()).isEqualTo("AKIATASK");
    assertThat(call.caller().roleArn()).contains(ROLE);
    assertThat(call.input().path("expiresInMinutes").asInt()).isEqualTo(15);
  }

  @Test
  void saysThatTheRoleMayNot() {
    ecs =
        call -> {
          throw new ApiException("AccessDeniedException", "It is not authorized.", 400);
        };
    Answer answer = ask("GET", "");
    assertThat(answer.status()).isEqualTo(400);
    JsonNode error = answer.body().path("error");
    assertThat(error.path("Arn").asString()).isEqualTo(TASK);
    assertThat(error.path("Code").asString()).isEqualTo("AccessDeniedException");
    assertThat(error.path("Message").asString()).isEqualTo("It is not authorized.");
    assertThat(answer.body().has("requestID")).isTrue();
  }

  @Test
  void needsATaskRole() {
    role = Optional.empty();
    Answer answer = ask("GET", "");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(calls).isEmpty();
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThat(ask("PUT", "{").status()).isEqualTo(400);
    assertThat(ask("PUT", "{'ProtectionEnabled':'yes'}").status()).isEqualTo(400);
    assertThat(ask("DELETE", "").status()).isEqualTo(405);
    assertThat(calls).isEmpty();
  }
}
