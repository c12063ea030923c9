package dev.fairway.batch.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Downloads loads, several at a time. */
final class Downloads implements AutoCloseable {

  private static final int LOADS_AT_A_TIME = 4;
  private static final int SMALL_AHEAD = 16;

  private final ObjectReader reader;
  private final Path folder;
  private final DiskSpace disk;
  private final Shaping shaping;
  private final boolean isText;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(LOADS_AT_A_TIME);
  private int number;

  Downloads(ObjectReader reader, Path folder, DiskSpace disk, Shaping shaping, boolean isText) {
    this.reader = reader;
    this.folder = folder;
    this.disk = disk;
    this.shaping = shaping;
    this.isText = isText;
  }

  /**
   * What came of some loads.
   *
   * @param postponed for those the disk had no room after all
   */
  record Result(List<Loaded> loaded, List<Load> postponed) {}

  Result of(List<Load> loads) throws InterruptedException {
    List<Future<Loaded>> running = new ArrayList<>();
    for (Load load : loads) {
      int own = number++;
      running.add(threads.submit(() -> inTurn(load, own)));
    }
    List<Loaded> loaded = new ArrayList<>();
    List<Load> postponed = new ArrayList<>();
    for (int i = 0; i < loads.size(); i++) {
      try {
        loaded.add(get(running.get(i)));
      } catch (DiskFullException e) {
        postponed.add(loads.get(i));
      }
    }
    return new Result(loaded, postponed);
  }

  private Loaded inTurn(Load load, int own) throws InterruptedException, IOException {
    room.acquire();
    try {
      return load.isSmall() && isText ? bundle(load, own) : single(load, own);
    } finally {
      room.release();
    }
  }

  private Loaded single(Load load, int own) throws InterruptedException {
    Path path = folder.resolve("%06d.%s".formatted(own, isText ? "txt" : "parquet"));
    Staging staging = new Staging(path, shaping, isText, disk);
    InputFile file = reader.read(load.objects().getFirst(), staging);
    if (!file.isRead()) {
      staging.staged().delete(disk);
      return new Loaded(List.of(), List.of(file));
    }
    return new Loaded(List.of(staging.staged()), List.of(file));
  }

  private Loaded bundle(Load load, int own) throws InterruptedException, IOException {
    Deque<Future<Bundling.Fetched>> ahead = new ArrayDeque<>();
    var bundling = new Bundling(folder, own, shaping, disk);
    try (bundling) {
      for (InputObject object : load.objects()) {
        if (ahead.size() == SMALL_AHEAD) {
          bundling.add(get(ahead.removeFirst()));
        }
        ahead.addLast(threads.submit(() -> fetch(object)));
      }
      while (!ahead.isEmpty()) {
        bundling.add(get(ahead.removeFirst()));
      }
      return bundling.loaded();
    } catch (DiskFullException e) {
      bundling.files().forEach(file -> file.delete(disk));
      throw e;
    } finally {
      ahead.forEach(future -> future.cancel(true));
    }
  }

  private Bundling.Fetched fetch(InputObject object) throws InterruptedException {
    var bytes = new AtomicReference<>(new byte[0]);
    InputFile file = reader.read(object, (version, body) -> bytes.set(small(version, body)));
    return new Bundling.Fetched(file, bytes.get());
  }

  /** An object may have grown since it was listed. */
  private static byte[] small(InputObject object, InputStream body) throws IOException {
    if (object.size() > 64L * Load.SMALL_BYTES) {
      throw new BrokenFileException(
          "it grew to %d bytes while it was read".formatted(object.size()));
    }
    return body.readAllBytes();
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case InterruptedException stopped -> throw stopped;
        case IOException io -> throw new UncheckedIOException("Input can't be laid on disk", io);
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
