package dev.fairway.alert.http;

import dev.fairway.common.http.problem.Checks;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Positions in a list as clients send them back: to be kept as they are, and not to be read. */
final class Cursors {

  private static final Pattern POSITION = Pattern.compile("[0-9]{14}#[ -~]{1,1000}");

  private Cursors() {}

  static String write(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  /** The position; none where there is none or it is no such thing, which is noted. */
  static @Nullable String read(@Nullable String cursor, Checks checks) {
    if (cursor == null) {
      return null;
    }
    String position = decoded(cursor);
    boolean well = POSITION.matcher(position).matches();
    checks.require(well, "after", "after must be the next of the page before, as it is");
    return well ? position : null;
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return "";
    }
  }
}
