package dev.fairway.sandbox.template.resources;

import dev.fairway.sandbox.api.ApiException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::SecretsManager::Secret}; one that a kept state has already keeps its value. */
final class SecretsManagerSecret implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    String name = request.name("Name", 512);
    Properties properties = request.properties();
    Optional<ObjectNode> generated = generated(properties);
    Optional<String> given = properties.text("SecretString");
    String description = properties.text("Description").orElse("");
    String arn =
        existing(name, world)
            .orElseGet(
                () -> {
                  ObjectNode input = named("Name", name).put("Description", description);
                  given
                      .or(() -> generated.map(how -> generate(how, world)))
                      .ifPresent(value -> input.put("SecretString", value));
                  return world
                      .call("secretsmanager", "CreateSecret", input)
                      .path("ARN")
                      .asString("");
                });
    return Provisioned.simulated(arn, Map.of("Id", arn, "Arn", arn));
  }

  private static Optional<ObjectNode> generated(Properties properties) {
    return properties.node("GenerateSecretString").map(ObjectNode.class::cast);
  }

  private static Optional<String> existing(String name, World world) {
    try {
      return Optional.of(
          world
              .call("secretsmanager", "DescribeSecret", named("SecretId", name))
              .path("ARN")
              .asString(""));
    } catch (ApiException e) {
      if (e.code().equals("ResourceNotFoundException")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A password, or the template's JSON with the password under the key that is given. */
  private static String generate(ObjectNode how, World world) {
    String password =
        world.call("secretsmanager", "GetRandomPassword", how).path("RandomPassword").asString("");
    if (!how.has("GenerateStringKey")) {
      return password;
    }
    try {
      ObjectNode json =
          (ObjectNode)
              JsonMapper.shared().readTree(how.path("SecretStringTemplate").asString("{}"));
      return json.put(how.path("GenerateStringKey").asString(""), password).toString();
    } catch (JacksonException | ClassCastException e) {
      throw new InvalidProperty(
          "GenerateSecretString.SecretStringTemplate", "it must be the text of a JSON object");
    }
  }

  private static ObjectNode named(String member, String name) {
    return JsonNodeFactory.instance.objectNode().put(member, name);
  }
}
