package dev.fairway.alert.publish;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.book.Digests;
import dev.fairway.alert.book.Digests.LeasedDigest;
import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.common.failure.FairwayException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells of the alerts that were held back in a window. */
final class DigestTeller {

  private static final Logger log = LoggerFactory.getLogger(DigestTeller.class);

  private final Digests digests;
  private final Teller.Voice voice;
  private final PublishMetrics metrics;
  private final Clock clock;

  DigestTeller(Digests digests, Teller.Voice voice, PublishMetrics metrics, Clock clock) {
    this.digests = digests;
    this.voice = voice;
    this.metrics = metrics;
    this.clock = clock;
  }

  void tell(LeasedDigest digest) throws InterruptedException {
    List<Alert> alerts = digests.alerts(digest.id());
    try {
      if (!alerts.isEmpty()) {
        voice.announcer().announce(voice.notices().digest(digest.id(), alerts));
      }
    } catch (FairwayException | SdkException failed) {
      metrics.failed();
      Instant again = clock.instant().plus(voice.backOff().after(digest.failures()));
      log.warn("{} is told later, at {}: {}", digest.id(), again, failed.getMessage());
      digests.failed(digest, again);
      return;
    }
    metrics.published(Kind.DIGEST);
    digests.told(digest, alerts);
  }
}
