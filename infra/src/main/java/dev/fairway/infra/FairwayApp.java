package dev.fairway.infra;

import dev.fairway.infra.batch.BatchJobStack;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.image.ImageProcessorStack;
import dev.fairway.infra.ingress.IngressStack;
import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.platform.UndeliveredEvents;
import dev.fairway.infra.relay.AlertRelayStack;
import dev.fairway.infra.relay.Surroundings;
import dev.fairway.infra.task.ImageSources;
import dev.fairway.infra.worker.QueueWorkerStack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The whole of Fairway as CDK sees it: a platform, the way in, and a stack per app over them. */
record FairwayApp(
    App app,
    PlatformStack platform,
    ImageProcessorStack imageProcessor,
    IngressStack ingress,
    QueueWorkerStack queueWorker,
    BatchJobStack batchJob,
    AlertRelayStack alertRelay) {

  /**
   * Builds the stacks.
   *
   * @param out where the cloud assembly goes
   */
  static FairwayApp create(Settings settings, ImageSources sources, Path out) {
    FairwayConfig config = FairwayConfig.from(settings);
    App app = App.Builder.create().outdir(out.toString()).postCliContext(flags()).build();
    PlatformStack platform = new PlatformStack(app, "FairwayPlatform", config.platform());
    ImageProcessorStack imageProcessor =
        new ImageProcessorStack(
            app, "FairwayImageProcessor", platform, config.imageProcessor(), sources);
    IngressStack ingress = new IngressStack(app, "FairwayIngress", platform, config.ingress());
    QueueWorkerStack queueWorker =
        new QueueWorkerStack(
            app, "FairwayQueueWorker", platform, ingress, config.queueWorker(), sources);
    BatchJobStack batchJob =
        new BatchJobStack(
            app,
            "FairwayBatchJob",
            platform,
            config.batchJob().reconciles() ? imageProcessor.intake() : null,
            config.batchJob(),
            sources);
    Map<String, UndeliveredEvents> flows = new LinkedHashMap<>();
    flows.put(ImageProcessorStack.NAME, imageProcessor.failures());
    flows.put(QueueWorkerStack.NAME, queueWorker.undelivered());
    flows.put(BatchJobStack.NAME, batchJob.failures());
    AlertRelayStack alertRelay =
        new AlertRelayStack(
            app,
            "FairwayAlertRelay",
            new Surroundings(
                platform,
                ingress,
                config.alertRelay().flows().stream().map(flows::get).toList(),
                config.batchJob().eventBus()),
            config.alertRelay(),
            sources);
    return new FairwayApp(
        app, platform, imageProcessor, ingress, queueWorker, batchJob, alertRelay);
  }

  List<Stack> stacks() {
    return List.of(platform, imageProcessor, ingress, queueWorker, batchJob, alertRelay);
  }

  /** What the hashes in the templates stand for. */
  Map<String, String> images() {
    return Map.of(
        imageProcessor.imageHash(),
        ImageProcessorStack.NAME,
        queueWorker.imageHash(),
        QueueWorkerStack.NAME,
        batchJob.imageHash(),
        BatchJobStack.NAME,
        alertRelay.imageHash(),
        AlertRelayStack.NAME);
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
