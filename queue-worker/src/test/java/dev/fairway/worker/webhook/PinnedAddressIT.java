package dev.fairway.worker.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.worker.job.Outcome;
import dev.fairway.worker.webhook.targets.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was checked is what is connected to, and nothing else is. */
final class PinnedAddressIT {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final char[] PASSWORD = "changeit".toCharArray();

  @Test
  void sendsNothingToLoopbackUnlessItIsAllowed() throws Exception {
    try (Receiver receiver = Receiver.answering("200 OK");
        var deliveries = new Deliveries(List.of(), InetAddress::getAllByName, LONG)) {
      assertThat(deliveries.to(receiver.url().replace("http:", "https:")))
          .isEqualTo(
              Outcome.reject(
                  "The host 127.0.0.1 leads to 127.0.0.1, which is loopback (127.0.0.0/8): not a"
                      + " public address."));
      assertThat(receiver.requests).isEmpty();
      assertThat(deliveries.ended("forbidden")).isEqualTo(1);
    }
  }

  @Test
  void asksOnceForAnAddressSoThatAnotherAnswerComesTooLate() throws Exception {
    var lookups = new AtomicInteger();
    try (Receiver receiver = Receiver.answering("200 OK");
        var deliveries =
            new Deliveries(
                List.of(Network.parse("127.0.0.1/32")),
                host ->
                    new InetAddress[] {
                      InetAddress.ofLiteral("127.0.0." + lookups.incrementAndGet())
                    },
                LONG)) {
      String url = "http://rebinding.test:" + receiver.port() + "/";
      assertThat(deliveries.to(url)).isEqualTo(Outcome.done());
      assertThat(lookups).hasValue(1);
      assertThat(receiver.requests.getFirst().headers())
          .containsEntry("host", "rebinding.test:" + receiver.port());
      // The next delivery asks again, and is refused.
      assertThat(deliveries.again()).isInstanceOf(Outcome.Rejected.class);
      assertThat(receiver.requests).hasSize(1);
    }
  }

  @Test
  void checksTlsAgainstTheNameAndConnectsToTheAddress(@TempDir Path folder) throws Exception {
    SSLContext tls = certifiedFor("hooks.test", folder);
    var server =
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    try (Receiver receiver =
            Receiver.on(
                server,
                out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8)));
        var deliveries =
            new Deliveries(
                Deliveries.LOOPBACK,
                host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
                LONG,
                new DefaultClientTlsStrategy(tls))) {
      assertThat(deliveries.to("https://hooks.test:" + receiver.port() + "/"))
          .isEqualTo(Outcome.done());
      assertThat(deliveries.to("https://other.test:" + receiver.port() + "/"))
          .isInstanceOfSatisfying(
              Outcome.Retry.class, retry -> assertThat(retry.reason()).contains("other.test"));
      assertThat(receiver.requests)
          .filteredOn(request -> request.line().startsWith("POST"))
          .hasSize(1);
    }
  }

  /** A context whose server shows a certificate for this name, and whose client trusts it. */
  private static SSLContext certifiedFor(String name, Path folder)
      throws GeneralSecurityException, IOException, InterruptedException {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-keystore",
                file.toString(),
                "-storepass",
                String.valueOf(PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("mykey"));
    var others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }
}
