package dev.fairway.batch.engine;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many rows each scan of a text file saw, by DuckDB's own profile.
 *
 * @param scans rows of each
 */
record ScanCount(List<Long> scans) {

  ScanCount {
    scans = List.copyOf(scans);
  }

  static ScanCount of(String profile) {
    List<Long> scans = new ArrayList<>();
    collect(JsonMapper.shared().readTree(profile).path("operator"), scans);
    return new ScanCount(scans);
  }

  private static void collect(JsonNode node, List<Long> scans) {
    String function = node.path("extra_info").path("Function").asString("");
    if (function.equals("READ_CSV") || function.startsWith("READ_JSON")) {
      scans.add(node.path("rows_scanned").asLong(-1));
    }
    node.path("children").forEach(child -> collect(child, scans));
    if (node.isArray()) {
      node.forEach(child -> collect(child, scans));
    }
  }

  /**
   * Whether a SELECT over all rows saw each one, as often as it went through them.
   *
   * @param groups of files, each of which has a scan of its own
   */
  boolean saw(long rows, int groups) {
    long sum = scans.stream().mapToLong(Long::longValue).sum();
    return !scans.isEmpty() && scans.size() % groups == 0 && sum == rows * (scans.size() / groups);
  }
}
