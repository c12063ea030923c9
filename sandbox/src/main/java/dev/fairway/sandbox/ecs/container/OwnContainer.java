package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The container of this engine that the sandbox runs in. */
record OwnContainer(String id, List<GatewayChoice.Attachment> attachments) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{12}|[0-9a-f]{64}");

  /** What Docker mounts as a container's own hostname lies in a folder of its id. */
  private static final Pattern MOUNTED =
      Pattern.compile("/containers/([0-9a-f]{64})/hostname /etc/hostname ");

  /** Empty where the sandbox runs in none, or in one of another engine. */
  static Optional<OwnContainer> find(DockerClient docker) {
    return candidates(read("/proc/sys/kernel/hostname"), read("/proc/self/mountinfo")).stream()
        .flatMap(candidate -> inspect(docker, candidate).stream())
        .findFirst();
  }

  /**
   * Ids that this container may have: its host name, unless it was given another, and the id in its
   * mounts. The mounts of a machine with Docker name its containers too, but none as its own.
   */
  static List<String> candidates(String hostname, String mounts) {
    List<String> candidates = new ArrayList<>();
    if (ID.matcher(hostname.strip()).matches()) {
      candidates.add(hostname.strip());
    }
    MOUNTED.matcher(mounts).results().forEach(mounted -> candidates.add(mounted.group(1)));
    return candidates;
  }

  private static Optional<OwnContainer> inspect(DockerClient docker, String candidate) {
    try {
      InspectContainerResponse found = docker.inspectContainerCmd(candidate).exec();
      List<GatewayChoice.Attachment> attachments = new ArrayList<>();
      found
          .getNetworkSettings()
          .getNetworks()
          .forEach((name, network) -> attachments.add(attachment(name, network)));
      return Optional.of(new OwnContainer(found.getId(), attachments));
    } catch (DockerException e) {
      return Optional.empty();
    }
  }

  private static GatewayChoice.Attachment attachment(String name, ContainerNetwork network) {
    String address = network.getIpAddress();
    return new GatewayChoice.Attachment(name, address == null ? "" : address);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      return "";
    }
  }
}
