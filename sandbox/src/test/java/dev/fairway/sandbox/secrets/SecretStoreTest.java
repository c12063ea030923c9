package dev.fairway.sandbox.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SecretStoreTest {

  private final SecretStore secrets =
      new SecretStore(
          Account.DEFAULT,
          Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC),
          Optional.empty());

  private ObjectNode call(String operation, String input) {
    ObjectNode members = (ObjectNode) JsonMapper.shared().readTree(input.replace('\'', '"'));
    return secrets.handle(new ApiCall("secretsmanager", operation, members, Caller.REGION));
  }

  @Test
  void isFoundByNameAndByArnWithAndWithoutItsSuffix() {
    String arn =
        call("CreateSecret", "{'Name':'app/token','SecretString':'s3cret'}").path("ARN").asString();
    assertThat(arn)
        .matches("arn:aws:secretsmanager:us-east-1:000000000000:secret:app/token-[A-Za-z0-9]{6}");
    for (String id : new String[] {"app/token", arn, arn.substring(0, arn.length() - 7)}) {
      ObjectNode value = call("GetSecretValue", "{'SecretId':'%s'}".formatted(id));
      assertThat(value.path("SecretString").asString()).isEqualTo("s3cret");
      assertThat(value.path("ARN").asString()).isEqualTo(arn);
      assertThat(value.path("CreatedDate").asDouble()).isEqualTo(1795341600.0);
    }
  }

  @Test
  void keepsTheVersionBeforeTheCurrentOne() {
    call("CreateSecret", "{'Name':'token','SecretString':'one'}");
    call("PutSecretValue", "{'SecretId':'token','SecretString':'two'}");
    assertThat(call("GetSecretValue", "{'SecretId':'token'}").path("SecretString").asString())
        .isEqualTo("two");
    assertThat(
            call("GetSecretValue", "{'SecretId':'token','VersionStage':'AWSPREVIOUS'}")
                .path("SecretString")
                .asString())
        .isEqualTo("one");
    assertThat(call("DescribeSecret", "{'SecretId':'token'}").path("VersionIdsToStages"))
        .hasSize(2);
  }

  @Test
  void isGoneOnceDeleted() {
    call("CreateSecret", "{'Name':'token','SecretString':'one'}");
    assertThatThrownBy(() -> call("CreateSecret", "{'Name':'token','SecretString':'two'}"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("ResourceExistsException"));
    call("DeleteSecret", "{'SecretId':'token','ForceDeleteWithoutRecovery':true}");
    assertThat(call("ListSecrets", "{}").path("SecretList")).isEmpty();
    assertThatThrownBy(() -> call("GetSecretValue", "{'SecretId':'token'}"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"));
  }

  @Test
  void generatesWhatIsAskedFor() {
    String plain =
        call("GetRandomPassword", "{'PasswordLength':48,'ExcludePunctuation':true}")
            .path("RandomPassword")
            .asString();
    assertThat(plain).matches("[A-Za-z0-9]{48}").containsPattern("[0-9]");
    String digits =
        call(
                "GetRandomPassword",
                "{'PasswordLength':8,'ExcludeLowercase':true,'ExcludeUppercase':true,'ExcludePunctuation':true,'ExcludeCharacters':'01'}")
            .path("RandomPassword")
            .asString();
    assertThat(digits).matches("[2-9]{8}");
    assertThat(call("GetRandomPassword", "{}").path("RandomPassword").asString()).hasSize(32);
  }
}
