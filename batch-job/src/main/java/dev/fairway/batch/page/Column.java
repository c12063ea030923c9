package dev.fairway.batch.page;

/** A column of a table: the name that SQL gave it, and how its values read. */
public record Column(String name, Kind kind) {

  /** The name for people; times say that they are UTC. */
  String label() {
    String words = name.replace('_', ' ').strip();
    return kind == Kind.TIME ? words + " (UTC)" : words;
  }
}
