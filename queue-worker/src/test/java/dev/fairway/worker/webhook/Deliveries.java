package dev.fairway.worker.webhook;

import dev.fairway.common.SettableClock;
import dev.fairway.worker.job.Job;
import dev.fairway.worker.job.Outcome;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.targets.AddressRules;
import dev.fairway.worker.webhook.targets.HostResolver;
import dev.fairway.worker.webhook.targets.Network;
import dev.fairway.worker.webhook.targets.Targets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The handler of deliveries with one subscription, over real connections. */
final class Deliveries implements AutoCloseable {

  static final List<Network> LOOPBACK = List.of(Network.parse("127.0.0.0/8"));

  final MemorySubscriptions subscriptions = new MemorySubscriptions();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final SettableClock clock = new SettableClock();
  final JsonMapper json = JsonMapper.builder().build();
  private final WebhookClient client;
  private final WebhookDelivery handler;

  Deliveries(List<Network> allowed, HostResolver resolver, Duration timeout) {
    this(allowed, resolver, timeout, DefaultClientTlsStrategy.createDefault());
  }

  Deliveries(
      List<Network> allowed, HostResolver resolver, Duration timeout, TlsSocketStrategy tls) {
    client =
        new WebhookClient(
            new Targets(new AddressRules(allowed), resolver),
            new PinnedClients(tls, timeout),
            new WebhookSettings(timeout, DataSize.ofKilobytes(64), List.of()));
    handler = new WebhookDelivery(subscriptions, client, new DeliveryMetrics(meters), json, clock);
  }

  /** With a timeout that is long enough for whoever answers at all. */
  static Deliveries toLoopback() {
    return new Deliveries(LOOPBACK, InetAddress::getAllByName, Duration.ofSeconds(30));
  }

  static Deliveries toLoopback(Duration timeout) {
    return new Deliveries(LOOPBACK, InetAddress::getAllByName, timeout);
  }

  Outcome to(String url) throws InterruptedException {
    subscriptions.add("sub_a", url, "*");
    return again();
  }

  Outcome again() throws InterruptedException {
    var event =
        new Event(
            "e.1",
            "Image Processed",
            "fairway.images",
            clock.instant(),
            json.valueToTree(Map.of("width", 3)));
    return handler.handle(
        new Job<>("e.1:sub_a", Delivery.TYPE, new Delivery("sub_a", event), "correlation", 1));
  }

  @Nullable Subscription subscription() {
    return subscriptions.find("sub_a").orElse(null);
  }

  long ended(String outcome) {
    return Objects.requireNonNullElse(
            meters.find("webhook.delivery").tag("outcome", outcome).timer(), meters.timer("none"))
        .count();
  }

  @Override
  public void close() {
    client.close();
  }
}
