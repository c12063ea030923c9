package dev.fairway.infra.image;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.task.Architecture;
import dev.fairway.infra.task.TaskConfig;
import dev.fairway.infra.task.TaskRoles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ecr.assets.DockerImageAsset;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Capability;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.logs.LogGroup;

/** The task definition of the image-processor, its image, its roles and its log. */
final class ImageTask {

  static final String NAME = "image-processor";
  static final String METRICS_NAMESPACE = "Fairway";

  /** Any user but root; the image need not know the number. */
  private static final String USER = "10001:10001";

  private final FargateTaskDefinition definition;
  private final TaskRoles roles;
  private final DockerImageAsset image;

  ImageTask(
      Stack stack,
      PlatformStack platform,
      ImageProcessorConfig config,
      ImageStore store,
      Path imageFolder) {
    this.roles = TaskRoles.create(stack, NAME);
    this.image = image(stack, config.task().architecture(), imageFolder);
    this.definition = definition(stack, config.task());
    addContainer(stack, platform, config, store);
    allowWork(config, store, platform);
    explain();
  }

  FargateTaskDefinition definition() {
    return definition;
  }

  TaskRoles roles() {
    return roles;
  }

  /** The hash that tags the image, 64 hexadecimal digits. */
  String imageHash() {
    return image.getAssetHash();
  }

  private static DockerImageAsset image(Stack stack, Architecture architecture, Path folder) {
    return DockerImageAsset.Builder.create(stack, "Image")
        .directory(folder.toString())
        .platform(architecture.ofImage())
        .displayName(NAME)
        .build();
  }

  private FargateTaskDefinition definition(Stack stack, TaskConfig config) {
    FargateTaskDefinition made =
        FargateTaskDefinition.Builder.create(stack, "TaskDefinition")
            .family(NAME)
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
    // A task takes the tags of its definition along, into the bill and into its events.
    Tags.of(made).add("fairway:app", NAME);
    return made;
  }

  private void addContainer(
      Stack stack, PlatformStack platform, ImageProcessorConfig config, ImageStore store) {
    ContainerDefinition container =
        definition.addContainer(
            NAME,
            ContainerDefinitionOptions.builder()
                .containerName(NAME)
                .image(ContainerImage.fromDockerImageAsset(image))
                .environment(environment(config, store, platform))
                .readonlyRootFilesystem(true)
                .user(USER)
                .stopTimeout(Duration.seconds(config.task().stopTimeout().toSeconds()))
                .linuxParameters(noCapabilities(stack))
                .logging(log(stack, platform))
                .build());
    container.addMountPoints(
        MountPoint.builder().sourceVolume("tmp").containerPath("/tmp").readOnly(false).build());
  }

  private static Map<String, String> environment(
      ImageProcessorConfig config, ImageStore store, PlatformStack platform) {
    RenditionConfig renditions = config.renditions();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("IMAGES_TABLE", store.images().getTableName());
    environment.put("RENDITIONS_BUCKET", store.renditions().getBucketName());
    environment.put("DATA_BUCKET", platform.data().getBucketName());
    environment.put("RENDITION_WIDTHS", renditions.widthsJoined());
    environment.put("RENDITION_FORMATS", String.join(",", renditions.formats()));
    environment.put("IMAGE_MAX_BYTES", renditions.maxSize());
    environment.put("IMAGE_MAX_PIXELS", String.valueOf(renditions.maxPixels()));
    environment.put("TASK_DEADLINE", config.task().deadline().toString());
    environment.put("METRICS_NAMESPACE", METRICS_NAMESPACE);
    return environment;
  }

  private static LinuxParameters noCapabilities(Stack stack) {
    LinuxParameters parameters = LinuxParameters.Builder.create(stack, "LinuxParameters").build();
    parameters.dropCapabilities(Capability.ALL);
    return parameters;
  }

  private static LogDriver log(Stack stack, PlatformStack platform) {
    LogGroup group =
        LogGroup.Builder.create(stack, "LogGroup")
            .logGroupName("/fairway/" + NAME)
            .retention(platform.config().logRetention())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    return LogDriver.awsLogs(
        AwsLogDriverProps.builder()
            .logGroup(group)
            .streamPrefix("task")
            // A slow CloudWatch Logs must not stop an image; the buffer holds a task's whole log.
            .mode(AwsLogDriverMode.NON_BLOCKING)
            .maxBufferSize(Size.mebibytes(4))
            .build());
  }

  private void allowWork(ImageProcessorConfig config, ImageStore store, PlatformStack platform) {
    roles.allow(
        "ReadUploads",
        List.of("s3:GetObject", "s3:GetObjectVersion"),
        List.of(store.uploads().arnForObjects(config.filter().prefix() + "*")));
    // Without it S3 says 403 for an object that is gone, and the app could not tell why.
    roles.allow(
        "TellGoneFromForbidden",
        List.of("s3:ListBucket"),
        List.of(store.uploads().getBucketArn(), store.renditions().getBucketArn()));
    roles.allow(
        "WriteRenditions",
        List.of("s3:PutObject", "s3:DeleteObject"),
        List.of(store.renditions().arnForObjects("*")));
    roles.allow(
        "WriteRecordLines",
        List.of("s3:PutObject"),
        List.of(platform.data().arnForObjects("image-records/*")));
    roles.allow(
        "KeepRecords",
        List.of("dynamodb:GetItem", "dynamodb:PutItem"),
        List.of(store.images().getTableArn()));
    roles.allowMetrics(METRICS_NAMESPACE);
  }

  private void explain() {
    Explained.suppress(
        definition,
        "AwsSolutions-ECS2",
        "The variables are names and limits; the task has no secret, its role speaks for it.");
    Explained.suppress(
        roles.task(),
        "AwsSolutions-IAM5",
        "Objects have no names before they are written: reads end at the uploads' prefix, writes"
            + " at the renditions bucket and at image-records/. PutMetricData has no resources and"
            + " is held to one namespace.");
    Explained.suppress(
        roles.execution(),
        "AwsSolutions-IAM5",
        List.of("Resource::*"),
        "ecr:GetAuthorizationToken has no resources; the pull itself is held to one repository.");
  }
}
