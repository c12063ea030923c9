package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Docker for tests, with an image that stands for every app's: a Debian with a shell. A machine
 * without either skips the test and says so.
 */
public final class TestEngine implements AutoCloseable {

  private static final String DEBIAN = "debian:trixie-slim";
  private static final String NETWORK = "fairway-it";
  private static final String REGION = "fairway-it";

  private final DockerEngine engine;
  private final String image;

  private TestEngine(DockerEngine engine, String image) {
    this.engine = engine;
    this.image = image;
  }

  /** With the image for a container of this name. */
  public static TestEngine withImageFor(String container) {
    DockerEngine engine = engine();
    try {
      engine.client().inspectImageCmd(DEBIAN).exec();
    } catch (NotFoundException e) {
      engine.close();
      throw skipped("there is no image " + DEBIAN + "; docker pull " + DEBIAN + " brings it");
    }
    new Leftovers(engine.client()).remove(new Labels(REGION, Owner.self(Optional.empty())));
    engine.client().listNetworksCmd().exec().stream()
        .map(DockerNetwork::of)
        .filter(network -> !network.name().equals(NETWORK))
        .filter(network -> network.subnet().filter(TestEngine::isTaken).isPresent())
        .findFirst()
        .ifPresent(
            network -> {
              engine.close();
              throw skipped("the Docker network " + network.name() + " has the addresses");
            });
    engine.client().tagImageCmd(DEBIAN, "fairway-it/" + container, "local").exec();
    return new TestEngine(engine, "fairway-it/" + container + ":local");
  }

  private static boolean isTaken(Subnet subnet) {
    return subnet.overlaps(Subnet.of(GatewayChoice.SUBNET).orElseThrow());
  }

  private static DockerEngine engine() {
    try {
      return DockerEngine.connect(Optional.empty());
    } catch (NoContainersException e) {
      throw skipped(String.valueOf(e.getMessage()));
    }
  }

  private static RuntimeException skipped(String why) {
    System.out.println("SKIPPED, tasks as containers are not tested: " + why);
    Assumptions.abort(why);
    return new IllegalStateException(why);
  }

  public ContainerOptions options() {
    return new ContainerOptions(
        "fairway-it/%s:local", Optional.of(NETWORK), Optional.empty(), Optional.of(REGION));
  }

  DockerClient docker() {
    return engine.client();
  }

  /** What tests have on this engine: containers, volumes and networks, by their names. */
  public List<String> left() {
    List<String> left = new ArrayList<>();
    for (Container container :
        docker()
            .listContainersCmd()
            .withShowAll(true)
            .withLabelFilter(List.of(Labels.REGION + "=" + REGION))
            .exec()) {
      left.add(container.getNames()[0]);
    }
    List<String> label = List.of(Labels.REGION + "=" + REGION);
    docker()
        .listVolumesCmd()
        .withFilter("label", label)
        .exec()
        .getVolumes()
        .forEach(volume -> left.add(volume.getName()));
    docker()
        .listNetworksCmd()
        .withFilter("label", label)
        .exec()
        .forEach(network -> left.add(network.getName()));
    return left;
  }

  @Override
  public void close() {
    try {
      docker().removeImageCmd(image).exec();
    } catch (DockerException e) {
      System.out.println("The tag " + image + " stays: " + DockerWords.of(e));
    }
    engine.close();
  }
}
