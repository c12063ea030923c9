package dev.fairway.images;

import dev.fairway.images.ObjectStore.Download;
import java.nio.file.Path;

/** The uploaded objects, up to a size. */
final class Uploads {

  private final ObjectStore store;
  private final long maxBytes;

  Uploads(ObjectStore store, long maxBytes) {
    this.store = store;
    this.maxBytes = maxBytes;
  }

  long maxBytes() {
    return maxBytes;
  }

  /** Fetches the object to a file; one that its event calls too large is not even asked for. */
  Download fetch(ObjectEvent event, Path target) throws InterruptedException {
    Long size = event.size();
    if (size != null && size > maxBytes) {
      return new Download.TooLarge(size);
    }
    return store.download(event, target, maxBytes);
  }
}
