package dev.fairway.batch.engine;

import dev.fairway.batch.input.InputFile;
import dev.fairway.batch.input.Member;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps account of the window's files and of their rows. */
final class Ledger {

  private final Map<InputFile, Entry> entries = new LinkedHashMap<>();
  private long good;
  private long rejected;

  /** What is known of a file by now. */
  private static final class Entry {
    private final int number;
    private long rows;
    private InputFile file;

    Entry(int number, InputFile file) {
      this.number = number;
      this.file = file;
    }
  }

  void add(InputFile file) {
    entries.put(file, new Entry(entries.size(), file));
  }

  /** The number that stands for a file in tables. */
  int number(InputFile file) {
    return entry(file).number;
  }

  void rows(Member member) {
    entry(member.file()).rows = member.rows();
  }

  void rows(InputFile file, long rows) {
    entry(file).rows = rows;
  }

  /** Of a file that turns out to be at fault as it is read. */
  void broken(InputFile file, String reason) {
    Entry entry = entry(file);
    entry.file = InputFile.broken(file.object(), reason);
    entry.rows = 0;
  }

  void count(long goodRows, long rejectedRows) {
    good += goodRows;
    rejected += rejectedRows;
  }

  long good() {
    return good;
  }

  long rejected() {
    return rejected;
  }

  /** Rows of all files, as they were counted where they were unpacked. */
  long rows() {
    return entries.values().stream().mapToLong(entry -> entry.rows).sum();
  }

  /** In the order of their keys. */
  List<ReadFile> files() {
    return entries.values().stream()
        .map(entry -> new ReadFile(entry.file, entry.rows))
        .sorted(Comparator.comparing(read -> read.file().object().key()))
        .toList();
  }

  /** The addresses of the files by the numbers that stand for them. */
  Map<Integer, String> names() {
    Map<Integer, String> names = new LinkedHashMap<>();
    entries.values().forEach(entry -> names.put(entry.number, entry.file.object().toString()));
    return names;
  }

  private Entry entry(InputFile file) {
    Entry entry = entries.get(file);
    if (entry == null) {
      throw new IllegalStateException("A file that was never taken in: " + file.object());
    }
    return entry;
  }
}
