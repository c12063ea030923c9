package dev.fairway.alert.book;

import dev.fairway.alert.book.table.Key;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names an alert.
 *
 * @param cause its cause's key
 * @param number of the alert among those of its cause, from 1
 */
public record AlertId(String cause, long number) {

  private static final Pattern TEXT = Pattern.compile("([0-9a-f]{24})-([1-9][0-9]{0,8})");
  private static final int SHARDS = 4;

  /** Reads an id as {@link #toString} writes it. */
  public static Optional<AlertId> read(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new AlertId(matcher.group(1), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  static AlertId ofKnown(String text) {
    return read(text)
        .orElseThrow(() -> new IllegalStateException("The book has an alert \"" + text + "\"."));
  }

  Key key() {
    return new Key("C#" + cause, "A#%09d".formatted(number));
  }

  /** Spreads the alerts over the keys of an index. */
  int shard() {
    return Math.floorMod(cause.hashCode(), SHARDS);
  }

  /** The values that {@link #shard} takes. */
  static int shards() {
    return SHARDS;
  }

  @Override
  public String toString() {
    return cause + "-" + number;
  }
}
