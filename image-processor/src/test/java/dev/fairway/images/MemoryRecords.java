package dev.fairway.images;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The images table in memory, with its condition; a rival may write between read and write. */
final class MemoryRecords implements ImageRecords {

  final Map<String, StoredRecord> items = new HashMap<>();
  Runnable rival = () -> {};

  @Override
  public Optional<StoredRecord> find(String image) {
    Optional<StoredRecord> found = Optional.ofNullable(items.get(image));
    rival.run();
    return found;
  }

  @Override
  public Saving save(ImageRecord record) {
    StoredRecord ours = ImageDocument.read(ImageDocument.of(record).toMap());
    StoredRecord present = items.get(ours.image());
    if (present != null
        && (!present.sequencer().isBefore(ours.sequencer()) || sameVersion(present, ours))) {
      return new Saving.Lost(present);
    }
    items.put(ours.image(), ours);
    return new Saving.Won(ours);
  }

  private static boolean sameVersion(StoredRecord one, StoredRecord other) {
    String version = one.versionId();
    return version != null && !"null".equals(version) && version.equals(other.versionId());
  }
}
