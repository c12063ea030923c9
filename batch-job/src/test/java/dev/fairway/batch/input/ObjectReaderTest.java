package dev.fairway.batch.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.fairway.common.failure.OutOfReachException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** By which checksum an object's bytes are checked, against a server that sends what it is told. */
final class ObjectReaderTest {

  private static final byte[] BYTES = "one line\n".getBytes(UTF_8);
  private static final String CRC32 = "3mo8NQ==";
  private static final String OTHER_CRC32 = "AAAAAA==";
  private static final String MD5 = "c668bc14490a9d0acee3a0dbac1ec9b9";
  private static final String OTHER_MD5 = "00000000000000000000000000000000";

  private final Map<String, String> headers = new ConcurrentHashMap<>();
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();
  private HttpServer server;
  private S3Client s3;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(200, BYTES.length);
          exchange.getResponseBody().write(BYTES);
          exchange.close();
        });
    server.start();
    s3 =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    s3.close();
    server.stop(0);
  }

  private InputFile read(String etag) throws InterruptedException {
    headers.put("ETag", "\"" + etag + "\"");
    return new ObjectReader(s3)
        .read(
            new InputObject("data", "a.csv", etag, BYTES.length),
            (object, bytes) -> {
              got.reset();
              bytes.transferTo(got);
            });
  }

  @Test
  void checksTheMd5OfTheEtagWhereNoChecksumComes() throws Exception {
    read(MD5);
    assertThat(got.toByteArray()).isEqualTo(BYTES);
    assertThatThrownBy(() -> read(OTHER_MD5))
        .isInstanceOf(OutOfReachException.class)
        .hasMessageContaining("got MD5 " + MD5);
  }

  @Test
  void leavesTheMd5AloneWhereTheSdkHasChecked() throws Exception {
    headers.put("x-amz-checksum-crc32", CRC32);
    read(OTHER_MD5);
    assertThat(got.toByteArray()).isEqualTo(BYTES);
  }

  @Test
  void refusesWhatDiffersFromItsChecksum() {
    headers.put("x-amz-checksum-crc32", OTHER_CRC32);
    assertThatThrownBy(() -> read(MD5))
        .isInstanceOf(OutOfReachException.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void checksTheMd5WhereTheChecksumIsOfParts() {
    headers.put("x-amz-checksum-crc32", CRC32 + "-1");
    assertThatThrownBy(() -> read(OTHER_MD5)).isInstanceOf(OutOfReachException.class);
  }
}
