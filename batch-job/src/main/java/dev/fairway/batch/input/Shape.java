package dev.fairway.batch.input;

import java.util.List;

/**
 * How the rows of a staged file are built.
 *
 * @param names of the values in their order, for CSV; empty for the others
 */
public record Shape(List<String> names) {

  /** Of rows that name their own values. */
  public static final Shape SELF_DESCRIBING = new Shape(List.of());

  public Shape {
    names = List.copyOf(names);
  }
}
