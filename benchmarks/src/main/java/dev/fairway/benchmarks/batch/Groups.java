package dev.fairway.benchmarks.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The benchmark's table as plain Java makes it: all values of a group are kept, then sorted. */
final class Groups {

  private final Map<String, Group> groups = new HashMap<>();

  /** Reads the rows of a file into groups. */
  @FunctionalInterface
  interface Reader {
    void read(Path file, Groups into) throws IOException;
  }

  private static final class Group {
    private long bytes;
    private int count;
    private long[] millis = new long[1024];

    void add(long rowBytes, long thousandths) {
      if (count == millis.length) {
        millis = Arrays.copyOf(millis, 2 * count);
      }
      millis[count] = thousandths;
      count++;
      bytes += rowBytes;
    }

    Group with(Group other) {
      for (int i = 0; i < other.count; i++) {
        add(0, other.millis[i]);
      }
      bytes += other.bytes;
      return this;
    }

    String line(String path) {
      Arrays.sort(millis, 0, count);
      return String.format(
          Locale.ROOT, "%s,%d,%d,%.3f,%.3f,%.3f", path, count, bytes, at(50), at(95), at(99));
    }

    /** The least value that is not below the given share of the values. */
    private double at(int percent) {
      return millis[(int) Math.ceilDiv((long) count * percent, 100L) - 1] / 1000.0;
    }
  }

  void add(String path, long bytes, double millis) {
    groups.computeIfAbsent(path, name -> new Group()).add(bytes, Math.round(millis * 1000));
  }

  /** Reads the files of a folder, one for each processor at once, and prints the table. */
  static void print(Path folder, Reader reader) throws IOException, InterruptedException {
    var all = new TreeMap<String, Group>();
    try (Stream<Path> files = Files.list(folder);
        var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<Groups>> parts =
          files.sorted().map(file -> threads.submit(() -> of(file, reader))).toList();
      for (Future<Groups> part : parts) {
        part.get().groups.forEach((path, group) -> all.merge(path, group, Group::with));
      }
    } catch (ExecutionException e) {
      throw new IOException("A file of %s was not read".formatted(folder), e);
    }
    all.forEach((path, group) -> System.out.println(group.line(path)));
  }

  private static Groups of(Path file, Reader reader) throws IOException {
    var groups = new Groups();
    reader.read(file, groups);
    return groups;
  }
}
