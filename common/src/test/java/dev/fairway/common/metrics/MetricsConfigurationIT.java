package dev.fairway.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fairway.common.aws.AwsClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

final class MetricsConfigurationIT {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer cloudWatch;

  @BeforeEach
  void startCloudWatch() throws IOException {
    cloudWatch = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloudWatch.createContext(
        "/",
        exchange -> {
          boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          InputStream body = exchange.getRequestBody();
          byte[] bytes = (zipped ? new GZIPInputStream(body) : body).readAllBytes();
          received.add(new String(bytes, StandardCharsets.ISO_8859_1));
          exchange.getResponseHeaders().add("smithy-protocol", "rpc-v2-cbor");
          exchange.getResponseHeaders().add("Content-Type", "application/cbor");
          exchange.sendResponseHeaders(200, 1);
          exchange.getResponseBody().write(0xa0);
          exchange.close();
        });
    cloudWatch.start();
  }

  @AfterEach
  void stopCloudWatch() {
    cloudWatch.stop(0);
  }

  @Test
  void sendsTheMetersWhenTheContextCloses() {
    try (var context = start(Map.of("metrics.namespace", "Fairway"))) {
      context.getBean(MeterRegistry.class).counter("images.handled", "outcome", "GONE").increment();
      assertThat(received).isEmpty();
    }
    assertThat(received).singleElement().asString().contains("Fairway", "images.handled", "GONE");
  }

  @Test
  void sendsNothingWithoutANamespace() {
    try (var context = start(Map.of("metrics.namespace", ""))) {
      context.getBean(MeterRegistry.class).counter("images.handled").increment();
    }
    assertThat(received).isEmpty();
  }

  @Test
  void losesMetricsRatherThanTheTaskWhereCloudWatchIsAway() {
    cloudWatch.stop(0);
    try (var context = start(Map.of("metrics.namespace", "Fairway"))) {
      context.getBean(MeterRegistry.class).counter("images.handled").increment();
    }
    assertThat(received).isEmpty();
  }

  private AnnotationConfigApplicationContext start(Map<String, Object> properties) {
    var context = new AnnotationConfigApplicationContext();
    var sources = context.getEnvironment().getPropertySources();
    sources.addFirst(new MapPropertySource("test", properties));
    sources.addLast(
        new MapPropertySource(
            "aws",
            Map.of(
                "spring.cloud.aws.endpoint",
                "http://127.0.0.1:" + cloudWatch.getAddress().getPort(),
                "spring.cloud.aws.region.static",
                "us-east-1",
                "spring.cloud.aws.credentials.access-key",
                "test",
                "spring.cloud.aws.credentials.secret-key",
                "test")));
    context.register(AwsClients.class, MetricsConfiguration.class);
    context.refresh();
    return context;
  }
}
