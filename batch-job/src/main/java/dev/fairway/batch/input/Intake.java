package dev.fairway.batch.input;

import dev.fairway.batch.report.Format;
import dev.fairway.batch.report.ReportFile;
import dev.fairway.common.failure.BadConfigurationException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/** Brings a window's objects onto the disk, in rounds where it has no room for all at once. */
public final class Intake implements AutoCloseable {

  private final Deque<Load> waiting;
  private final DiskSpace disk;
  private final Downloads downloads;
  private boolean started;

  /**
   * @param folder an empty one
   * @param needed the columns without which a file is of no use
   */
  public Intake(
      S3Client s3,
      List<InputObject> objects,
      Path folder,
      DiskSpace disk,
      ReportFile report,
      Set<String> needed) {
    Format format = report.dataset().format();
    this.disk = disk;
    waiting = new ArrayDeque<>(Load.of(objects, format));
    downloads =
        new Downloads(
            new ObjectReader(s3), folder, disk, new Shaping(report, needed), format.isText());
  }

  public boolean hasNext() {
    return !waiting.isEmpty();
  }

  /** Downloads the next round; its files are the caller's to close. */
  public Round next() throws InterruptedException {
    List<Load> chosen = choose();
    Downloads.Result result = downloads.of(chosen);
    while (result.loaded().isEmpty()) {
      chosen = less(chosen);
      result = downloads.of(chosen);
    }
    result.postponed().reversed().forEach(waiting::addFirst);
    List<StagedFile> files = new ArrayList<>();
    List<InputFile> inputs = new ArrayList<>();
    for (Loaded loaded : result.loaded()) {
      files.addAll(loaded.files());
      inputs.addAll(loaded.inputs());
    }
    boolean whole = !started && waiting.isEmpty();
    started = true;
    return new Round(files, inputs, whole, disk);
  }

  /** The first of what the disk had no room for, or of its objects. */
  private List<Load> less(List<Load> chosen) {
    List<Load> parts = chosen.size() > 1 ? chosen : chosen.getFirst().halves();
    if (parts.size() == 1) {
      throw tooSmall(parts.getFirst());
    }
    parts.subList(1, parts.size()).reversed().forEach(waiting::addFirst);
    return List.of(parts.getFirst());
  }

  private List<Load> choose() {
    List<Load> chosen = new ArrayList<>();
    long estimate = 0;
    while (!waiting.isEmpty()) {
      estimate += waiting.getFirst().estimate();
      if (!chosen.isEmpty() && estimate > disk.limit()) {
        break;
      }
      chosen.add(waiting.removeFirst());
    }
    return chosen;
  }

  private BadConfigurationException tooSmall(Load load) {
    return new BadConfigurationException(
        "WORK_DISK is too small: of it %d MB are for input, and %s alone needs more. Give the task more ephemeral storage."
            .formatted(disk.limit() >> 20, load.objects().getFirst()));
  }

  @Override
  public void close() {
    downloads.close();
  }
}
