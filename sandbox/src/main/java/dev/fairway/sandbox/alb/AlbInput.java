package dev.fairway.sandbox.alb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The members of a request or of a part of it; a number may be a text, as the query form has it.
 */
record AlbInput(JsonNode members) {

  Optional<String> text(String member) {
    return Optional.of(members.path(member).asString("")).filter(text -> !text.isEmpty());
  }

  String required(String member) {
    return text(member)
        .orElseThrow(() -> AlbErrors.validation("A " + spaced(member) + " must be specified"));
  }

  List<String> texts(String member) {
    return members.path(member).valueStream().map(item -> item.asString("")).toList();
  }

  List<AlbInput> parts(String member) {
    return members.path(member).valueStream().map(AlbInput::new).toList();
  }

  JsonNode node(String member) {
    return members.path(member);
  }

  /** A number in a range. */
  int number(String member, int otherwise, int smallest, int largest) {
    return text(member).map(text -> number(member, text, smallest, largest)).orElse(otherwise);
  }

  static int number(String member, String text, int smallest, int largest) {
    try {
      int number = Integer.parseInt(text);
      if (number >= smallest && number <= largest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw AlbErrors.validation("'" + member + "' must be a number, not '" + text + "'");
    }
    throw AlbErrors.validation(
        "'%s' value '%s' must be between '%d-%d' inclusive"
            .formatted(member, text, smallest, largest));
  }

  private static String spaced(String member) {
    return member.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
