package dev.fairway.batch.engine;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Spells names and texts so that SQL takes them for nothing else. */
final class Sql {

  private Sql() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  static String paths(Collection<Path> paths) {
    return paths.stream()
        .map(path -> text(path.toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
