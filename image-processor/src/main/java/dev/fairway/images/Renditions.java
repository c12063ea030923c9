package dev.fairway.images;

import dev.fairway.images.ObjectStore.Content;
import dev.fairway.images.engine.Rendition;
import java.util.List;
import java.util.Optional;

/** The renditions bucket: it keeps those of the newest upload of each image. */
final class Renditions {

  private final ObjectStore store;
  private final String bucket;

  Renditions(ObjectStore store, String bucket) {
    this.store = store;
    this.bucket = bucket;
  }

  void put(ObjectEvent event, List<Rendition> renditions) throws InterruptedException {
    for (Rendition rendition : renditions) {
      store.put(
          bucket,
          RenditionKeys.key(event, rendition),
          rendition.file(),
          new Content(rendition.format().contentType(), rendition.sha256()));
    }
  }

  /** Deletes what uploads of the same image before that of its record left. */
  void sweepBefore(String key, Sequencer recorded) throws InterruptedException {
    for (String folder : store.folders(bucket, RenditionKeys.folder(key))) {
      Optional<Sequencer> upload = RenditionKeys.sequencer(key, folder);
      if (upload.isPresent() && upload.get().isBefore(recorded)) {
        deleteFolder(folder);
      }
    }
  }

  /** Deletes what this upload left. */
  void sweep(ObjectEvent event) throws InterruptedException {
    deleteFolder(RenditionKeys.folder(event.key(), event.sequencer()));
  }

  private void deleteFolder(String folder) throws InterruptedException {
    List<String> keys =
        store.keys(bucket, folder).stream()
            .filter(key -> RenditionKeys.isRendition(folder, key))
            .toList();
    if (!keys.isEmpty()) {
      store.delete(bucket, keys);
    }
  }
}
