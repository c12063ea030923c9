package dev.fairway.common.backend;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** The Docker of this machine, as Testcontainers finds it. */
final class LocalDocker implements Backend.Docker {

  private static final Logger log = LoggerFactory.getLogger(LocalDocker.class);

  /** Says which process a container belongs to, because Ryuk, which would end it, is not used. */
  private static final String OWNER = "dev.fairway.tests.process";

  @Override
  public boolean answers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @Override
  public boolean has(String image) {
    try {
      DockerClientFactory.instance().client().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException none) {
      return false;
    }
  }

  /** For a container that is to go with this process. */
  static Map<String, String> owned() {
    return Map.of(OWNER, named(ProcessHandle.current()));
  }

  /** Ends the containers of processes that were killed before they could do so. */
  static void endOrphans() {
    var client = DockerClientFactory.instance().client();
    List<Container> ours = client.listContainersCmd().withLabelFilter(List.of(OWNER)).exec();
    for (Container container : ours) {
      if (!lives(Objects.requireNonNullElse(container.getLabels().get(OWNER), ""))) {
        try {
          client.removeContainerCmd(container.getId()).withForce(true).exec();
        } catch (DockerException gone) {
          log.debug("{} was ended by somebody else", container.getId(), gone);
        }
      }
    }
  }

  private static boolean lives(String owner) {
    String[] parts = owner.split("-", 2);
    return ProcessHandle.of(Long.parseLong(parts[0]))
        .filter(process -> named(process).equals(owner))
        .isPresent();
  }

  /** A number alone is given again to another process. */
  private static String named(ProcessHandle process) {
    return process.pid()
        + process.info().startInstant().map(start -> "-" + start.getEpochSecond()).orElse("");
  }
}
