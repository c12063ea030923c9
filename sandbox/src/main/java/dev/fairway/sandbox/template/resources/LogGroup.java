package dev.fairway.sandbox.template.resources;

import dev.fairway.sandbox.api.ApiException;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::Logs::LogGroup} with its retention. */
final class LogGroup implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    String name = request.name("LogGroupName", 512);
    try {
      world.call("logs", "CreateLogGroup", named(name));
    } catch (ApiException e) {
      if (!e.code().equals("ResourceAlreadyExistsException")) {
        throw e;
      }
    }
    request
        .properties()
        .text("RetentionInDays")
        .ifPresentOrElse(
            days ->
                world.call(
                    "logs", "PutRetentionPolicy", named(name).put("retentionInDays", days(days))),
            () -> world.call("logs", "DeleteRetentionPolicy", named(name)));
    return Provisioned.simulated(
        name, Map.of("Arn", world.account().arn("logs", "log-group:" + name + ":*")));
  }

  private static int days(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidProperty(
          "RetentionInDays", "it must be a number of days and is '" + text + "'");
    }
  }

  private static ObjectNode named(String name) {
    return JsonNodeFactory.instance.objectNode().put("logGroupName", name);
  }
}
