package dev.fairway.batch.engine;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A statement as DuckDB's parser understood it. */
final class SyntaxTree {

  private final JsonNode root;

  SyntaxTree(JsonNode root) {
    this.root = root;
  }

  /** The names of all columns that it speaks of, with whatever it calls by these names. */
  Set<String> columns() {
    Set<String> names = new HashSet<>();
    visit(
        root,
        node -> {
          if (is(node, "class", "COLUMN_REF")) {
            // The first of them may be a table, and the others members of a value.
            node.path("column_names").forEach(name -> names.add(lower(name)));
          }
        });
    return names;
  }

  /** Whether it asks for all columns somewhere. */
  boolean hasStar() {
    boolean[] found = new boolean[1];
    visit(root, node -> found[0] |= is(node, "class", "STAR"));
    return found[0];
  }

  Set<String> functions() {
    Set<String> names = new HashSet<>();
    visit(
        root,
        node -> {
          if (is(node, "class", "FUNCTION")) {
            names.add(lower(node.path("function_name")));
          }
        });
    return names;
  }

  private static boolean is(JsonNode node, String member, String value) {
    return node.path(member).asString("").equals(value);
  }

  private static String lower(JsonNode name) {
    return name.asString("").toLowerCase(Locale.ROOT);
  }

  private static void visit(JsonNode node, Consumer<JsonNode> visitor) {
    visitor.accept(node);
    node.forEach(child -> visit(child, visitor));
  }
}
