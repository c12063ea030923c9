package dev.fairway.infra;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.image.ImageProcessorConfig;
import dev.fairway.infra.image.ImageProcessorStack;
import dev.fairway.infra.platform.PlatformConfig;
import dev.fairway.infra.platform.PlatformStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The whole of Fairway as CDK sees it: a platform, and a stack per app over it. */
record FairwayApp(App app, PlatformStack platform, ImageProcessorStack imageProcessor) {

  /**
   * Builds the stacks.
   *
   * @param apps folder with a folder for each app, which holds its Dockerfile
   * @param out where the cloud assembly goes
   */
  static FairwayApp create(Settings settings, Path apps, Path out) {
    PlatformConfig platformConfig = PlatformConfig.from(settings);
    ImageProcessorConfig imageConfig = ImageProcessorConfig.from(settings);
    settings.refuseUnread();
    App app = App.Builder.create().outdir(out.toString()).postCliContext(flags()).build();
    PlatformStack platform = new PlatformStack(app, "FairwayPlatform", platformConfig);
    ImageProcessorStack imageProcessor =
        new ImageProcessorStack(
            app,
            "FairwayImageProcessor",
            platform,
            imageConfig,
            folderOf(apps, ImageProcessorStack.NAME));
    return new FairwayApp(app, platform, imageProcessor);
  }

  List<Stack> stacks() {
    return List.of(platform, imageProcessor);
  }

  /** What the hashes in the templates stand for. */
  Map<String, String> images() {
    return Map.of(imageProcessor.imageHash(), ImageProcessorStack.NAME);
  }

  private static Path folderOf(Path apps, String name) {
    Path folder = apps.resolve(name);
    if (!Files.exists(folder.resolve("Dockerfile"))) {
      throw new ConfigException(
          "There is no %s: it describes the image of the %s."
              .formatted(folder.resolve("Dockerfile"), name));
    }
    return folder;
  }

  /** Given in code, since cdk.json is read by the CDK's command line alone. */
  private static Map<String, Object> flags() {
    Map<String, Object> flags = new LinkedHashMap<>();
    flags.put("@aws-cdk/aws-s3:createDefaultLoggingPolicy", true);
    flags.put("@aws-cdk/aws-iam:minimizePolicies", false);
    flags.put("@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption", true);
    flags.put("@aws-cdk/core:defaultCrossStackReferences", "strong");
    flags.put("aws:cdk:enable-path-metadata", false);
    flags.put("aws:cdk:enable-asset-metadata", false);
    return flags;
  }
}
