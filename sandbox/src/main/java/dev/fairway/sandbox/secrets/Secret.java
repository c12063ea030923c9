package dev.fairway.sandbox.secrets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A secret and its versions.
 *
 * @param versions the current one first, then the one before it
 */
record Secret(
    String name, String arn, String description, Instant createdAt, List<Version> versions) {

  private static final List<String> STAGES = List.of("AWSCURRENT", "AWSPREVIOUS");

  record Version(String id, String text, Instant createdAt) {}

  /** The same with another current version; the one before stays as AWSPREVIOUS. */
  Secret with(Version current) {
    List<Version> kept = new ArrayList<>(versions);
    kept.removeIf(version -> version.id().equals(current.id()));
    kept.addFirst(current);
    return new Secret(
        name, arn, description, createdAt, List.copyOf(kept.subList(0, Math.min(2, kept.size()))));
  }

  List<String> stages(Version version) {
    return List.of(STAGES.get(versions.indexOf(version)));
  }

  Optional<Version> version(Optional<String> id, Optional<String> stage) {
    return versions.stream()
        .filter(version -> id.isEmpty() || version.id().equals(id.get()))
        .filter(
            version ->
                id.isPresent() && stage.isEmpty()
                    || stages(version).contains(stage.orElse("AWSCURRENT")))
        .findFirst();
  }
}
