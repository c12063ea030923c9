package dev.fairway.infra.task;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.DockerImageAssetLocation;
import software.amazon.awscdk.DockerImageAssetSource;
import software.amazon.awscdk.IStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.iam.IGrantable;

/**
 * The image of an app, which a deployment builds and pushes where its hash is not in ECR yet.
 *
 * <p>Not a {@code DockerImageAsset}: that takes the whole build context for its hash, so that every
 * image would be new whenever anything changes.
 */
final class AppImage {

  private final String hash;
  private final DockerImageAssetLocation location;
  private final IRepository repository;

  AppImage(Stack stack, String app, Architecture architecture, ImageSources sources) {
    this.hash = sources.hashOf(app, architecture);
    IStackSynthesizer synthesizer = stack.getSynthesizer();
    // Java is handed the object that the stack's synthesizer inherits from, bound to no stack yet.
    synthesizer.bind(stack);
    this.location = synthesizer.addDockerImageAsset(source(stack, app, architecture, sources));
    this.repository =
        Repository.fromRepositoryName(stack, "ImageRepository", location.getRepositoryName());
  }

  private DockerImageAssetSource source(
      Stack stack, String app, Architecture architecture, ImageSources sources) {
    Stage stage = Objects.requireNonNull(Stage.of(stack), "a stack is in a stage");
    Path assembly = Path.of(stage.getOutdir()).toAbsolutePath();
    DockerImageAssetSource.Builder source =
        DockerImageAssetSource.builder()
            .sourceHash(hash)
            .directoryName(assembly.relativize(sources.root()).toString())
            .dockerBuildTarget(app)
            .platform(architecture.ofImage().getPlatform())
            .displayName(app);
    sources
        .certificates()
        .ifPresent(file -> source.dockerBuildSecrets(Map.of("ca", "src=" + file)));
    return source.build();
  }

  String hash() {
    return hash;
  }

  /** The image, which this role may pull from now on. */
  ContainerImage pulledBy(IGrantable role) {
    repository.grantPull(role);
    return ContainerImage.fromRegistry(location.getImageUri());
  }
}
