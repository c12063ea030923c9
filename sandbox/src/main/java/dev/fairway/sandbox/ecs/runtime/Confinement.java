package dev.fairway.sandbox.ecs.runtime;

import java.util.List;
import java.util.Optional;

/**
 * What a container definition says of whom a container runs as and what it may touch.
 *
 * @param user a name or a number, with a group after a colon; empty for the image's own
 * @param init whether a small init process runs the container's own as its child
 */
public record Confinement(
    Optional<String> user,
    Optional<String> workingDirectory,
    boolean readOnlyRoot,
    boolean init,
    List<Mount> mounts,
    Capabilities capabilities) {

  /** The image's own user and folder, a writable root, no volumes. */
  public static final Confinement NONE =
      new Confinement(
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          List.of(),
          new Capabilities(List.of(), List.of()));

  /** A volume of the task where the container sees it. */
  public record Mount(String volume, String path, boolean readOnly) {}

  /** Linux capabilities, beside those that containers have anyway. */
  public record Capabilities(List<String> added, List<String> dropped) {}
}
