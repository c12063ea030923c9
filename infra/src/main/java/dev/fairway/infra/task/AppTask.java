package dev.fairway.infra.task;

import dev.fairway.infra.stack.Explained;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Capability;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/** The task definition of an app with its one container, its image, its roles and its log. */
public final class AppTask {

  public static final String METRICS_NAMESPACE = "Fairway";

  /** Any user but root; the image need not know the number. */
  private static final String USER = "10001:10001";

  private final Stack stack;
  private final String name;
  private final TaskConfig config;
  private final TaskRoles roles;
  private final AppImage image;
  private final FargateTaskDefinition definition;

  public AppTask(Stack stack, String name, TaskConfig config, ImageSources sources) {
    this.stack = stack;
    this.name = name;
    this.config = config;
    this.roles = TaskRoles.create(stack, name);
    this.image = new AppImage(stack, name, config.architecture(), sources);
    this.definition = define();
    // A task takes the tags of its definition along, into the bill and into its events.
    Tags.of(definition).add("fairway:app", name);
  }

  /** The family, which is the container's name too. */
  public String name() {
    return name;
  }

  public FargateTaskDefinition definition() {
    return definition;
  }

  public TaskRoles roles() {
    return roles;
  }

  /** The hash that tags the image, 64 hexadecimal digits. */
  public String imageHash() {
    return image.hash();
  }

  /**
   * Adds the app's container: nobody's, on a read-only root with a writable /tmp.
   *
   * @param more what this app wants besides or otherwise
   */
  public void run(
      Map<String, String> environment,
      RetentionDays logRetention,
      UnaryOperator<ContainerDefinitionOptions.Builder> more) {
    ContainerDefinitionOptions.Builder options =
        ContainerDefinitionOptions.builder()
            .containerName(name)
            .image(image.pulledBy(roles.execution()))
            .environment(environment)
            .readonlyRootFilesystem(true)
            .user(USER)
            .stopTimeout(Duration.seconds(config.stopTimeout().toSeconds()))
            .linuxParameters(noCapabilities())
            .logging(log(logRetention));
    ContainerDefinition container = definition.addContainer(name, more.apply(options).build());
    container.addMountPoints(
        MountPoint.builder().sourceVolume("tmp").containerPath("/tmp").readOnly(false).build());
    Explained.suppress(
        roles.execution(),
        "AwsSolutions-IAM5",
        List.of("Resource::*"),
        "ecr:GetAuthorizationToken has no resources; the pull itself is held to one repository.");
  }

  private FargateTaskDefinition define() {
    return FargateTaskDefinition.Builder.create(stack, "TaskDefinition")
        .family(name)
        .cpu(config.size().cpu())
        .memoryLimitMiB(config.size().memory())
        .ephemeralStorageGiB(config.ephemeralStorage())
        .runtimePlatform(
            RuntimePlatform.builder()
                .cpuArchitecture(config.architecture().ofTask())
                .operatingSystemFamily(OperatingSystemFamily.LINUX)
                .build())
        .taskRole(roles.task())
        .executionRole(roles.execution())
        .volumes(List.of(Volume.builder().name("tmp").build()))
        .build();
  }

  private LinuxParameters noCapabilities() {
    LinuxParameters parameters = LinuxParameters.Builder.create(stack, "LinuxParameters").build();
    parameters.dropCapabilities(Capability.ALL);
    return parameters;
  }

  private LogDriver log(RetentionDays retention) {
    LogGroup group =
        LogGroup.Builder.create(stack, "LogGroup")
            .logGroupName("/fairway/" + name)
            .retention(retention)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    return LogDriver.awsLogs(
        AwsLogDriverProps.builder()
            .logGroup(group)
            .streamPrefix("task")
            // A slow CloudWatch Logs must not stop the app; the buffer holds an image's whole log.
            .mode(AwsLogDriverMode.NON_BLOCKING)
            .maxBufferSize(Size.mebibytes(4))
            .build());
  }
}
