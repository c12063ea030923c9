package dev.fairway.alert.event;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What AWS said, for people to read in one line. */
final class Words {

  /** In characters; some reasons quote a whole answer of another service. */
  private static final int LONGEST = 700;

  private Words() {}

  /** Puts what was said one after the other, each thing once and not at endless length. */
  static String joined(String... said) {
    Set<String> words =
        Arrays.stream(said)
            .map(Words::oneLine)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return String.join("; ", words);
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
