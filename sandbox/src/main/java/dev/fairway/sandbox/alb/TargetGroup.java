package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.targets.GroupSettings;
import dev.fairway.sandbox.alb.targets.Targets;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * A target group.
 *
 * @param description as {@code DescribeTargetGroups} gives it, without the load balancers
 */
record TargetGroup(ObjectNode description, Attributes attributes, Targets targets) {

  String arn() {
    return description.path("TargetGroupArn").asString("");
  }

  String name() {
    return description.path("TargetGroupName").asString("");
  }

  int port() {
    return description.path("Port").asInt(0);
  }

  static GroupSettings settings(ObjectNode description, Attributes attributes) {
    return new GroupSettings(
        HealthCheckMembers.read(new AlbInput(description)),
        Duration.ofSeconds(attributes.number(Attributes.DEREGISTRATION_DELAY)),
        GroupSettings.Algorithm.valueOf(
            attributes.text(Attributes.ALGORITHM).toUpperCase(Locale.ROOT)));
  }

  /** Puts what was changed in force. */
  void changed() {
    targets.settings(settings(description, attributes));
  }
}
