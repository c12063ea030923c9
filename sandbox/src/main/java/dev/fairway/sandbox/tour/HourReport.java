package dev.fairway.sandbox.tour;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report of one hour as its manifest says it is.
 *
 * @param hour its start
 * @param overview the first row of its section {@code overview}, by column
 * @param page the key of its page
 */
record HourReport(String name, Instant hour, Map<String, String> overview, String page) {

  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("'dt='yyyy-MM-dd'/hr='HH", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The report, empty as long as it has no manifest. */
  static Optional<HourReport> find(RegionClients aws, String bucket, String name, Instant hour) {
    String folder = name + "/" + FOLDER.format(hour);
    try {
      JsonNode manifest =
          JsonMapper.shared().readTree(text(aws, bucket, folder + "/manifest.json"));
      String page = manifest.path("page").asString("");
      String csv = page.substring(0, page.lastIndexOf('/') + 1) + "overview.csv";
      return Optional.of(new HourReport(name, hour, firstRow(text(aws, bucket, csv)), page));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  private static String text(RegionClients aws, String bucket, String key) {
    return aws.s3().getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
  }

  /** The overview has names and numbers alone, and so nothing in quotes. */
  private static Map<String, String> firstRow(String csv) {
    List<String> lines = csv.lines().toList();
    Map<String, String> row = new HashMap<>();
    if (lines.size() > 1) {
      String[] columns = lines.get(0).split(",", -1);
      String[] values = lines.get(1).split(",", -1);
      for (int i = 0; i < columns.length && i < values.length; i++) {
        row.put(columns[i], values[i]);
      }
    }
    return row;
  }

  long count(String column) {
    String value = overview.getOrDefault(column, "0");
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }
}
