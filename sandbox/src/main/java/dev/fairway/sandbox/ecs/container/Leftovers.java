package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Containers, volumes and networks of sandboxes that ended without removing them, as a killed one
 * does.
 */
record Leftovers(DockerClient docker) {

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  /** Removes those with this sandbox's own mark, and those whose owner is known to have ended. */
  void remove(Labels own) {
    List<Container> containers =
        docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(Labels.OWNER)).exec();
    for (Container container : containers) {
      if (isLeft(container.getLabels(), own)) {
        log.info("Removing {}, which an earlier sandbox left", container.getId());
        attempt(
            () ->
                docker
                    .removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
      }
    }
    removeVolumes(own);
    removeNetworks(own);
  }

  private void removeNetworks(Labels own) {
    List<Network> networks =
        docker.listNetworksCmd().withFilter("label", List.of(Labels.OWNER)).exec();
    for (Network network : networks) {
      if (isLeft(network.getLabels(), own)) {
        attempt(() -> docker.removeNetworkCmd(network.getId()).exec());
      }
    }
  }

  private void removeVolumes(Labels own) {
    List<InspectVolumeResponse> volumes =
        docker.listVolumesCmd().withFilter("label", List.of(Labels.OWNER)).exec().getVolumes();
    for (InspectVolumeResponse volume :
        Objects.requireNonNullElse(volumes, List.<InspectVolumeResponse>of())) {
      if (isLeft(volume.getLabels(), own)) {
        attempt(() -> docker.removeVolumeCmd(volume.getName()).exec());
      }
    }
  }

  private boolean isLeft(@Nullable Map<String, String> labels, Labels own) {
    if (labels == null) {
      return false;
    }
    String owner = labels.getOrDefault(Labels.OWNER, "");
    // A container that is started again has its id from before.
    return own.region().equals(labels.get(Labels.REGION))
        || own.owner().equals(owner)
        || Owner.hasEnded(owner, this::runs);
  }

  private boolean runs(String container) {
    try {
      return Boolean.TRUE.equals(
          docker.inspectContainerCmd(container).exec().getState().getRunning());
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static void attempt(Runnable removal) {
    try {
      removal.run();
    } catch (DockerException e) {
      log.warn("Something of an earlier sandbox stays: {}", DockerWords.of(e));
    }
  }
}
