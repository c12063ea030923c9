package dev.fairway.batch.output;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes manifests. */
public final class Manifests {

  private static final Set<String> SHORT =
      Set.of("schema", "digest", "page", "files", "rowsRead", "rowsUsed", "rowsRejected");

  private final ReportsBucket bucket;

  public Manifests(ReportsBucket bucket) {
    this.bucket = bucket;
  }

  /** The manifest that is there; empty where none is, or none of this schema. */
  public Optional<Standing> find(String key) throws InterruptedException {
    return bucket.get(key).flatMap(Manifests::read);
  }

  public void write(Manifest manifest, String key, Path folder) throws InterruptedException {
    Path file = folder.resolve("manifest.json");
    ManifestWriter.write(manifest, file);
    bucket.put(key, file);
  }

  private static Optional<Standing> read(byte[] bytes) {
    Map<String, String> values = new HashMap<>();
    try (JsonParser json = JsonMapper.shared().createParser(bytes)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (SHORT.contains(name)) {
          values.put(name, json.getValueAsString(""));
        } else {
          json.skipChildren();
        }
      }
    } catch (JacksonException e) {
      return Optional.empty();
    }
    boolean known = String.valueOf(ManifestWriter.SCHEMA).equals(values.get("schema"));
    return known && values.keySet().containsAll(SHORT)
        ? Optional.of(standing(values))
        : Optional.empty();
  }

  private static Standing standing(Map<String, String> values) {
    return new Standing(
        values.getOrDefault("digest", ""),
        values.getOrDefault("page", ""),
        (int) number(values, "files"),
        number(values, "rowsRead"),
        number(values, "rowsUsed"),
        number(values, "rowsRejected"));
  }

  private static long number(Map<String, String> values, String name) {
    return Long.parseLong(values.getOrDefault(name, "0"));
  }
}
