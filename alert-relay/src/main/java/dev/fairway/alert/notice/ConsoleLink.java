package dev.fairway.alert.notice;

import dev.fairway.alert.event.Occurrence;
import java.util.Optional;

/** Where the AWS console shows what an alert is about. */
final class ConsoleLink {

  private ConsoleLink() {}

  static Optional<String> of(Occurrence occurrence) {
    if (occurrence.region().isEmpty()) {
      return Optional.empty();
    }
    String console = "https://%s.%s".formatted(occurrence.region(), domain(occurrence.region()));
    return occurrence.detailType().equals("Undelivered Event")
        ? Optional.of(console + "/events/home?region=" + occurrence.region() + "#/rules")
        : page(occurrence).map(page -> console + page + "?region=" + occurrence.region());
  }

  /** The partitions' own consoles. */
  private static String domain(String region) {
    if (region.startsWith("cn-")) {
      return "console.amazonaws.cn";
    }
    return region.startsWith("us-gov-") ? "console.amazonaws-us-gov.com" : "console.aws.amazon.com";
  }

  private static Optional<String> page(Occurrence occurrence) {
    if (occurrence.cluster().isEmpty()) {
      return Optional.empty();
    }
    String cluster = "/ecs/v2/clusters/" + occurrence.cluster();
    String service =
        occurrence.service().isEmpty() ? cluster : cluster + "/services/" + occurrence.service();
    String resource = occurrence.resource();
    if (resource.contains(":task/")) {
      return Optional.of(
          service
              + "/tasks/"
              + resource.substring(resource.lastIndexOf('/') + 1)
              + "/configuration");
    }
    return Optional.of(occurrence.service().isEmpty() ? cluster : service + "/health");
  }
}
