package dev.fairway.sandbox.ecs.container;

import java.util.Optional;

/**
 * How tasks run as containers.
 *
 * @param imagePattern the name of an image, with {@code %s} for the container's name
 * @param network the Docker network to use or to make; a sandbox that is a container itself finds
 *     its own without it
 * @param dockerHost where the engine listens, empty for what Docker's own command would take
 * @param region what marks this sandbox's containers: where it is fixed, containers with the same
 *     mark are an earlier sandbox's and are removed at start
 */
public record ContainerOptions(
    String imagePattern,
    Optional<String> network,
    Optional<String> dockerHost,
    Optional<String> region) {

  /** The images that the build leaves, on the engine of this machine. */
  public static final ContainerOptions DEFAULT =
      new ContainerOptions(
          "fairway/%s:local", Optional.empty(), Optional.empty(), Optional.empty());

  public ContainerOptions {
    if (!imagePattern.replaceFirst("%s", "x").matches("[a-z0-9][a-zA-Z0-9._/:@-]*")
        || !imagePattern.contains("%s")) {
      throw new IllegalArgumentException(
          "The pattern of image names must be an image's name with %s once, for the name of the"
              + " container, such as fairway/%s:local, not '"
              + imagePattern
              + "'.");
    }
  }

  /** The image that stands for a container's: names of images have no capital letters. */
  String image(String container) {
    return imagePattern.replace("%s", container.toLowerCase(java.util.Locale.ROOT));
  }
}
