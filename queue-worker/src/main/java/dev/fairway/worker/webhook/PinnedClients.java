package dev.fairway.worker.webhook;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes an HTTP client for one exchange that connects to given addresses and to no other, whatever
 * its host name is; TLS is checked against the name. It follows no redirect, asks no proxy, keeps
 * no cookie, unpacks nothing and repeats nothing.
 */
final class PinnedClients {

  private static final Http1Config HEADER_LIMITS =
      Http1Config.custom().setMaxLineLength(8 * 1024).setMaxHeaderCount(100).build();

  private final TlsSocketStrategy tls;
  private final Timeout timeout;

  /**
   * @param timeout for each wait; the whole is bounded by who uses the client
   */
  PinnedClients(TlsSocketStrategy tls, Duration timeout) {
    this.tls = tls;
    this.timeout = Timeout.of(timeout);
  }

  CloseableHttpClient create(List<InetAddress> addresses) {
    RequestConfig request =
        RequestConfig.custom()
            .setResponseTimeout(timeout)
            .setConnectionRequestTimeout(timeout)
            .setProtocolUpgradeEnabled(false)
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(connections(addresses))
        .setDefaultRequestConfig(request)
        .setUserAgent("Fairway-Webhooks")
        // A client has one exchange, but what may not be reused would be reset after it.
        .setConnectionReuseStrategy((sent, received, context) -> true)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  private BasicHttpClientConnectionManager connections(List<InetAddress> addresses) {
    var connections =
        BasicHttpClientConnectionManager.create(
            null,
            new Pinned(addresses),
            RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build(),
            ManagedHttpClientConnectionFactory.builder().http1Config(HEADER_LIMITS).build());
    connections.setConnectionConfig(
        ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build());
    connections.setSocketConfig(SocketConfig.custom().setSoTimeout(timeout).build());
    return connections;
  }

  /** Knows the addresses beforehand. */
  private record Pinned(List<InetAddress> addresses) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) {
      return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
