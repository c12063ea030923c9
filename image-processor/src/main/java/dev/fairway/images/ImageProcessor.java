package dev.fairway.images;

import dev.fairway.images.ImageRecords.Saving.Lost;
import dev.fairway.images.ImageRecords.Saving.Won;
import dev.fairway.images.ObjectStore.Download.Absent;
import dev.fairway.images.ObjectStore.Download.Fetched;
import dev.fairway.images.ObjectStore.Download.TooLarge;
import dev.fairway.images.Outcome.Duplicate;
import dev.fairway.images.Outcome.Gone;
import dev.fairway.images.Outcome.Recorded;
import dev.fairway.images.Outcome.Superseded;
import dev.fairway.images.engine.Processed;
import dev.fairway.images.engine.Processing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Handles one upload: fetch, process, store the renditions, record.
 *
 * <p>Events come twice and out of order. The record is written on the condition that its sequencer
 * is the newest, and that the record there is of another version of the object: an upload that is
 * redriven has another sequencer than S3 gave it. Renditions lie under the sequencer of their
 * upload, are written before the record that names them and deleted after a newer record is there.
 * So a run that ends anywhere leaves a whole record or none, and the last record is that of the
 * newest upload.
 */
final class ImageProcessor {

  private final ImageRecords records;
  private final Uploads uploads;
  private final Pipeline pipeline;
  private final Renditions renditions;
  private final List<RecordFollower> followers;
  private final Recorder recorder;

  ImageProcessor(
      ImageRecords records,
      Uploads uploads,
      Pipeline pipeline,
      Renditions renditions,
      List<RecordFollower> followers,
      Recorder recorder) {
    this.records = records;
    this.uploads = uploads;
    this.pipeline = pipeline;
    this.renditions = renditions;
    this.followers = followers;
    this.recorder = recorder;
  }

  /**
   * Handles the upload of an event.
   *
   * @param timeLimit of the image's processing
   */
  Outcome handle(ObjectEvent event, Duration timeLimit) throws InterruptedException {
    recorder.begin();
    Optional<StoredRecord> present = records.find(event.image());
    if (present.filter(record -> standsAgainst(record, event)).isPresent()) {
      return standBack(event, present.get());
    }
    try (var folder = new WorkFolder()) {
      return fetchAndProcess(event, folder, timeLimit);
    }
  }

  private static boolean standsAgainst(StoredRecord record, ObjectEvent event) {
    return record.isOf(event) || !record.sequencer().isBefore(event.sequencer());
  }

  private Outcome fetchAndProcess(ObjectEvent event, WorkFolder folder, Duration timeLimit)
      throws InterruptedException {
    Path original = folder.path().resolve("original");
    return switch (uploads.fetch(event, original)) {
      case Absent absent -> new Gone(event, absent.why());
      case TooLarge large -> settle(recorder.refuse(event, large.bytes(), uploads.maxBytes()));
      case Fetched fetched -> {
        Processing result = pipeline.process(original, folder.path(), timeLimit);
        if (result instanceof Processed processed) {
          renditions.put(event, processed.renditions());
        }
        yield settle(recorder.record(event, result, fetched.bytes()));
      }
    };
  }

  private Outcome settle(ImageRecord record) throws InterruptedException {
    return switch (records.save(record)) {
      case Won won -> {
        finish(record.event(), won.ours());
        yield new Recorded(record);
      }
      case Lost lost -> standBack(record.event(), lost.theirs());
    };
  }

  private Outcome standBack(ObjectEvent event, StoredRecord present) throws InterruptedException {
    if (!present.sequencer().equals(event.sequencer())) {
      renditions.sweep(event);
    }
    if (present.isOf(event)) {
      // The run that wrote the record may have been killed before it finished.
      finish(event, present);
      return new Duplicate(event);
    }
    return new Superseded(event, present.sequencer());
  }

  private void finish(ObjectEvent event, StoredRecord record) throws InterruptedException {
    renditions.sweepBefore(event.key(), record.sequencer());
    for (RecordFollower follower : followers) {
      follower.follow(record);
    }
  }
}
