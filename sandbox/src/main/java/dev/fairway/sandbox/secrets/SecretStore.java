package dev.fairway.sandbox.secrets;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The control plane of AWS Secrets Manager, for secrets that are texts. A deleted one is gone. */
public final class SecretStore implements ApiHandler {

  private static final int SUFFIX = 6;

  private final Account account;
  private final Clock clock;
  private final SecretFile file;
  private final Map<String, Secret> byName = new TreeMap<>();

  /**
   * @param kept the folder that outlives the region, empty where nothing does
   */
  public SecretStore(Account account, Clock clock, Optional<Path> kept) {
    this.account = account;
    this.clock = clock;
    this.file = SecretFile.in(kept);
    file.read().forEach(secret -> byName.put(secret.name(), secret));
  }

  @Override
  public synchronized ObjectNode handle(ApiCall call) {
    ObjectNode input = call.input();
    return switch (call.operation()) {
      case "CreateSecret" -> create(input);
      case "GetSecretValue" -> value(input);
      case "PutSecretValue" -> put(input);
      case "DescribeSecret" -> described(find(input));
      case "ListSecrets" -> list();
      case "DeleteSecret" -> delete(input);
      case "GetRandomPassword" -> object().put("RandomPassword", RandomPassword.of(input));
      default ->
          throw ApiException.badRequest(
              "UnknownOperationException",
              "The sandbox's Secrets Manager has no operation " + call.operation() + ".");
    };
  }

  private ObjectNode create(ObjectNode input) {
    String name = input.path("Name").asString("");
    if (name.isEmpty()) {
      throw invalid("You must provide a name for the secret.");
    }
    if (byName.containsKey(name)) {
      throw ApiException.badRequest(
          "ResourceExistsException",
          "The operation failed because the secret " + name + " already exists.");
    }
    Secret secret =
        new Secret(
            name,
            account.arn("secretsmanager", "secret:" + name + "-" + suffix()),
            input.path("Description").asString(""),
            clock.instant(),
            List.of());
    Optional<Secret.Version> first =
        input.has("SecretString") ? Optional.of(version(input)) : Optional.empty();
    keep(first.map(secret::with).orElse(secret));
    ObjectNode answer = named(secret);
    first.ifPresent(version -> answer.put("VersionId", version.id()));
    return answer;
  }

  private static String suffix() {
    ObjectNode letters = object().put("PasswordLength", SUFFIX).put("ExcludePunctuation", true);
    return RandomPassword.of(letters);
  }

  private Secret.Version version(ObjectNode input) {
    if (!input.path("SecretString").isString()) {
      throw invalid("The sandbox keeps secrets as SecretString only.");
    }
    return new Secret.Version(
        input.path("ClientRequestToken").asString(UUID.randomUUID().toString()),
        input.path("SecretString").asString(),
        clock.instant());
  }

  private void keep(Secret secret) {
    byName.put(secret.name(), secret);
    file.write(byName.values());
  }

  /** By name, ARN, or ARN without its suffix. */
  private Secret find(ObjectNode input) {
    String id = input.path("SecretId").asString("");
    return byName.values().stream()
        .filter(
            secret ->
                secret.name().equals(id)
                    || secret.arn().equals(id)
                    || secret.arn().substring(0, secret.arn().length() - SUFFIX - 1).equals(id))
        .findFirst()
        .orElseThrow(() -> notFound("Secrets Manager can't find the specified secret."));
  }

  private ObjectNode value(ObjectNode input) {
    Secret secret = find(input);
    Optional<String> stage = input.path("VersionStage").asStringOpt();
    Secret.Version version =
        secret
            .version(input.path("VersionId").asStringOpt(), stage)
            .orElseThrow(
                () ->
                    notFound(
                        "Secrets Manager can't find the specified secret value for staging label: "
                            + stage.orElse("AWSCURRENT")));
    ObjectNode answer = named(secret).put("VersionId", version.id());
    answer.put("SecretString", version.text());
    ArrayNode stages = answer.putArray("VersionStages");
    secret.stages(version).forEach(stages::add);
    return at(answer, "CreatedDate", version.createdAt());
  }

  private ObjectNode put(ObjectNode input) {
    Secret secret = find(input);
    Secret.Version version = version(input);
    keep(secret.with(version));
    ObjectNode answer = named(secret).put("VersionId", version.id());
    answer.putArray("VersionStages").add("AWSCURRENT");
    return answer;
  }

  private ObjectNode list() {
    ObjectNode answer = object();
    ArrayNode all = answer.putArray("SecretList");
    byName.values().forEach(secret -> all.add(described(secret)));
    return answer;
  }

  private static ObjectNode described(Secret secret) {
    ObjectNode json = named(secret).put("Description", secret.description());
    ObjectNode stages = json.putObject("VersionIdsToStages");
    for (Secret.Version version : secret.versions()) {
      ArrayNode labels = stages.putArray(version.id());
      secret.stages(version).forEach(labels::add);
    }
    return at(json, "CreatedDate", secret.createdAt());
  }

  private ObjectNode delete(ObjectNode input) {
    Secret secret = find(input);
    byName.remove(secret.name());
    file.write(byName.values());
    return at(named(secret), "DeletionDate", clock.instant());
  }

  private static ObjectNode named(Secret secret) {
    return object().put("ARN", secret.arn()).put("Name", secret.name());
  }

  private static ObjectNode at(ObjectNode json, String member, Instant instant) {
    return json.put(member, instant.toEpochMilli() / 1000.0);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ApiException invalid(String message) {
    return ApiException.badRequest("InvalidParameterException", message);
  }

  private static ApiException notFound(String message) {
    return ApiException.badRequest("ResourceNotFoundException", message);
  }
}
