package dev.fairway.batch.making;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.batch.report.Made;
import dev.fairway.common.backend.TestAws;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports of objects in the sandbox's S3, through the AWS SDK. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SqlReportsIT {

  private static final String KEYS = "sales/dt=2026-11-22/hr=14/";
  private static final int SMALL_FILES = 2_000;

  private static TestAws aws;
  private static DataPlane plane;
  private static S3Client s3;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    aws = TestAws.start();
    plane =
        DataPlane.start(aws.placed(DataPlaneOptions.forTests(), DataPlaneOptions::withEndpoint));
    s3 =
        S3Client.builder()
            .endpointOverride(plane.endpoint())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    for (String bucket : List.of("data", "reports")) {
      s3.createBucket(create -> create.bucket(bucket));
    }
  }

  @AfterAll
  static void stop() {
    s3.close();
    plane.close();
    aws.close();
  }

  @Test
  void makesCorrectsAndKeepsAReport() throws Exception {
    Workshop workshop = new Workshop(folder);
    String sql = Workshop.CSV.replace("/sales/", "/one/");
    String in = KEYS.replace("sales", "one");
    put(in + "a.csv.gz", Workshop.gzip("id,shop,price,note\n1,north,1.50,\nx,south,2,\n"));
    Made made = workshop.make(s3, sql, () -> {});
    assertThat(made.state()).isEqualTo(Made.State.NEW);
    assertThat(made.rowsRejected()).isEqualTo(1);
    assertThat(workshop.make(s3, sql, () -> {}).state()).isEqualTo(Made.State.UNCHANGED);
    put(in + "late.csv", "id,shop,price,note\n2,west,3,\n".getBytes(StandardCharsets.UTF_8));
    assertThat(workshop.make(s3, sql, () -> {}).state()).isEqualTo(Made.State.CORRECTED);
    JsonNode manifest = JsonMapper.shared().readTree(text(made.manifestKey()));
    assertThat(manifest.path("rowsUsed").asLong()).isEqualTo(2);
    String quarantine = manifest.path("quarantine").path(0).asString("");
    byte[] rejected =
        s3.getObjectAsBytes(get -> get.bucket("reports").key(quarantine)).asByteArray();
    assertThat(Workshop.quarantined(rejected))
        .contains("s3://data/" + in + "a.csv.gz", "\"line\":3", "id is no BIGINT: x");
    for (JsonNode output : manifest.path("outputs")) {
      ResponseInputStream<GetObjectResponse> object =
          s3.getObject(get -> get.bucket("reports").key(output.path("key").asString("")));
      assertThat(object.readAllBytes()).hasSize(output.path("bytes").asInt());
    }
  }

  @Test
  void readsManySmallFiles() throws Exception {
    var next = new AtomicInteger();
    List<Future<?>> uploads = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int thread = 0; thread < 8; thread++) {
        uploads.add(threads.submit(() -> upload(next)));
      }
    }
    for (Future<?> upload : uploads) {
      upload.get();
    }
    Made made = new Workshop(folder).make(s3, Workshop.JSONL, () -> {});
    assertThat(made.files()).isEqualTo(SMALL_FILES);
    assertThat(made.rowsUsed()).isEqualTo(SMALL_FILES);
    String csv = made.pageKey().replace("report.html", "shops.csv");
    assertThat(text(csv)).contains("s0,200,").contains("s9,200,");
  }

  private static void upload(AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < SMALL_FILES; i = next.getAndIncrement()) {
      String row = "{\"id\":%d,\"shop\":\"s%d\",\"price\":1.5}\n".formatted(i, i % 10);
      put(KEYS + "%05d.json".formatted(i), row.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void put(String key, byte[] bytes) {
    s3.putObject(put -> put.bucket("data").key(key), RequestBody.fromBytes(bytes));
  }

  private static String text(String key) {
    return s3.getObjectAsBytes(get -> get.bucket("reports").key(key)).asUtf8String();
  }
}
