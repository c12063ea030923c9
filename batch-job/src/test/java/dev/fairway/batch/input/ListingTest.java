package dev.fairway.batch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.batch.report.CsvStyle;
import dev.fairway.batch.report.Dataset;
import dev.fairway.batch.report.Format;
import dev.fairway.batch.window.Window;
import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ListingTest {

  private static final Window LAST_HOUR =
      new Window(Instant.parse("2026-11-22T23:00:00Z"), Duration.ofHours(1));
  private static final Window DAY =
      new Window(Instant.parse("2026-11-22T00:00:00Z"), Duration.ofDays(1));

  private final MemoryS3 s3 = new MemoryS3();

  @Test
  void findsTheFolderOfTheHour() throws Exception {
    put("data/x/2026-11-22/23/a", "data/x/2026-11-22/23/b/", "data/x/2026-11-22/22/a");
    assertThat(found("{data}/x/{yyyy-MM-dd}/{HH}/", Format.CSV, LAST_HOUR))
        .containsExactly("x/2026-11-22/23/a");
  }

  @Test
  void findsEachHourOfADay() throws Exception {
    put("data/x/2026-11-22/00/a", "data/x/2026-11-22/23/a", "data/x/2026-11-23/00/a");
    assertThat(found("{data}/x/{yyyy-MM-dd}/{HH}/", Format.CSV, DAY))
        .containsExactly("x/2026-11-22/00/a", "x/2026-11-22/23/a");
  }

  @Test
  void findsTheDayOfAnHourAndGoesThroughManyPages() throws Exception {
    for (int i = 0; i < 2500; i++) {
      put("data/x/2026-11-22/%04d".formatted(i));
    }
    assertThat(found("{data}/x/{yyyy-MM-dd}/", Format.JSONL, LAST_HOUR)).hasSize(2500);
  }

  @Test
  void findsTheAccessLogsThatMayHoldRequestsOfTheHour() throws Exception {
    String in = "logs/alb/AWSLogs/%s/elasticloadbalancing/%s/2026/11/%s/";
    String name = "%s_elasticloadbalancing_%s_app.x.0123_%sZ_10.0.0.1_ab.log.gz";
    for (String end : List.of("20261122T2255", "20261122T2300", "20261122T2305")) {
      put(in.formatted("1", "eu", "22") + name.formatted("1", "eu", end));
    }
    for (String end : List.of("20261123T0000", "20261123T0010", "20261123T0015")) {
      put(in.formatted("2", "us", "23") + name.formatted("2", "us", end));
    }
    put(in.formatted("1", "eu", "22") + "else.txt");
    String location = "{logs}/AWSLogs/*/elasticloadbalancing/*/{yyyy}/{MM}/{dd}/";
    assertThat(found(location, Format.ALB, LAST_HOUR))
        .extracting(key -> key.replaceAll(".*_(\\d{8}T\\d{4})Z_.*", "$1"))
        .containsExactly("20261122T2300", "20261122T2305", "20261123T0000", "20261123T0010");
  }

  @Test
  void saysWhatAFieldCanBe() {
    assertThatThrownBy(() -> found("{date}/x/", Format.CSV, DAY))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("{date}")
        .hasMessageContaining("data, logs");
  }

  private List<String> found(String location, Format format, Window window) throws Exception {
    return new Listing(s3, Map.of("data", "data", "logs", "logs/alb"))
        .of(new Dataset(location, format, CsvStyle.PLAIN), window).stream()
            .map(InputObject::key)
            .toList();
  }

  private void put(String... addresses) {
    for (String address : addresses) {
      s3.put(address, new byte[0]);
    }
  }
}
