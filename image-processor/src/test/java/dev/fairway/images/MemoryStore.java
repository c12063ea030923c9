package dev.fairway.images;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Buckets in memory; a download is what the test says. */
final class MemoryStore implements ObjectStore {

  final Map<String, String> objects = new TreeMap<>();
  Download download = new Download.Fetched(100);

  @Override
  public Download download(ObjectEvent event, Path target, long maxBytes) {
    return download;
  }

  @Override
  public void put(String bucket, String key, Path file, Content content) {
    objects.put(bucket + ":" + key, content.type());
  }

  @Override
  public void put(String bucket, String key, byte[] bytes, String contentType) {
    objects.put(bucket + ":" + key, new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public List<String> folders(String bucket, String folder) {
    return keys(bucket, folder).stream()
        .filter(key -> key.indexOf('/', folder.length()) > 0)
        .map(key -> key.substring(0, key.indexOf('/', folder.length()) + 1))
        .distinct()
        .toList();
  }

  @Override
  public List<String> keys(String bucket, String folder) {
    String prefix = bucket + ":" + folder;
    return objects.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(bucket.length() + 1))
        .toList();
  }

  @Override
  public void delete(String bucket, List<String> keys) {
    keys.forEach(key -> objects.remove(bucket + ":" + key));
  }
}
