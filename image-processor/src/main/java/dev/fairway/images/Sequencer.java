package dev.fairway.images;

import dev.fairway.common.failure.BadConfigurationException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The place of an event among those of the same object. "Event message structure" of Amazon S3: a
 * hexadecimal number; pad the shorter one with zeros on the left, then compare as text.
 *
 * @param text upper-case hexadecimal digits without leading zeros, so that equal numbers are equal
 */
record Sequencer(String text) implements Comparable<Sequencer> {

  static final int WIDTH = 64;

  private static final Pattern HEX = Pattern.compile("[0-9A-F]{1," + WIDTH + "}");

  Sequencer {
    text = text.toUpperCase(Locale.ROOT);
    if (!looksLikeOne(text)) {
      throw new BadConfigurationException(
          "OBJECT_SEQUENCER is \""
              + text
              + "\": it must be the sequencer of an S3 event, 1 to 64 hexadecimal digits.");
    }
    text = text.replaceFirst("^0+(?=.)", "");
  }

  static boolean looksLikeOne(String text) {
    return HEX.matcher(text).matches();
  }

  /** The form whose order as text is the order of the events. */
  String padded() {
    return "0".repeat(WIDTH - text.length()) + text;
  }

  boolean isBefore(Sequencer other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Sequencer other) {
    return padded().compareTo(other.padded());
  }
}
