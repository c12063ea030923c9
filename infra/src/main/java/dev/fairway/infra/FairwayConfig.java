package dev.fairway.infra;

import dev.fairway.infra.batch.BatchJobConfig;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.image.ImageProcessorConfig;
import dev.fairway.infra.ingress.IngressConfig;
import dev.fairway.infra.platform.PlatformConfig;
import dev.fairway.infra.relay.RelayConfig;
import dev.fairway.infra.worker.QueueWorkerConfig;

/** Every line of {@code fairway.properties}, by the stack that it decides about. */
record FairwayConfig(
    PlatformConfig platform,
    ImageProcessorConfig imageProcessor,
    IngressConfig ingress,
    QueueWorkerConfig queueWorker,
    BatchJobConfig batchJob,
    RelayConfig alertRelay) {

  /** Reads all lines, and refuses a wrong one and one that nobody reads. */
  static FairwayConfig from(Settings settings) {
    FairwayConfig config =
        new FairwayConfig(
            PlatformConfig.from(settings),
            ImageProcessorConfig.from(settings),
            IngressConfig.from(settings),
            QueueWorkerConfig.from(settings),
            BatchJobConfig.from(settings),
            RelayConfig.from(settings));
    settings.refuseUnread();
    return config;
  }
}
