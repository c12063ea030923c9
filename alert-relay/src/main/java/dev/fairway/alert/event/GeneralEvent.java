package dev.fairway.alert.event;

import dev.fairway.alert.event.Reading.Failure;
import dev.fairway.alert.event.Reading.Kind;
import dev.fairway.alert.event.Reading.Subject;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a service did (Amazon ECS Developer Guide, "Amazon ECS service action events" and
 * "Amazon ECS service deployment state change events"), and any event that nobody has foreseen.
 */
final class GeneralEvent {

  private GeneralEvent() {}

  static Reading read(JsonNode event) {
    JsonNode detail = event.path("detail");
    String resource = Members.firstText(event.path("resources"));
    Arn arn = Arn.of(resource);
    String cluster = Arn.of(Members.text(detail, "clusterArn")).cluster();
    String service = arn.names("ecs", "service") ? arn.name() : "";
    return new Reading(
        service.isEmpty() ? Kind.OTHER : Kind.SERVICE,
        new Subject(
            cluster.isEmpty() ? arn.cluster() : cluster,
            service.isEmpty() ? Members.text(event, "source") : service,
            "",
            service,
            resource),
        Failure.because(
            Words.joined(Members.text(detail, "eventName"), Members.text(detail, "reason"))));
  }
}
