package dev.fairway.common.http.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Collects all that is wrong with a request, so that a client reads it at once. */
public final class Checks {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:#-]+");

  private final List<Fault> faults = new ArrayList<>();

  /** Notes a fault of a field, such as {@code eventTypes/0}, unless all is well. */
  public void require(boolean well, String field, String otherwise) {
    if (!well) {
      faults.add(new Fault("#/" + field, otherwise));
    }
  }

  /** Checks a text that must be there. */
  public void requireText(@Nullable String value, String field, int longest) {
    if (value == null || value.isBlank()) {
      require(false, field, field + " is missing; it is a text of 1 to " + longest + " characters");
    } else {
      optionalText(value, field, longest);
    }
  }

  public void optionalText(@Nullable String value, String field, int longest) {
    require(
        value == null || value.length() <= longest,
        field,
        field + " has more than " + longest + " characters");
  }

  /** Checks an id where there is one. */
  public void optionalId(@Nullable String value, String field, int longest) {
    require(
        value == null || isId(value, longest),
        field,
        field + " must be 1 to " + longest + " characters out of letters, digits and - _ . : #");
  }

  /** Whether a text can be an id at all; one that can't need not be looked for. */
  public static boolean isId(String value, int longest) {
    return value.length() <= longest && ID.matcher(value).matches();
  }

  /**
   * @throws ProblemException 400 with all faults, if there is one
   */
  public void done() {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "The request can't be taken as it is; see errors.", faults);
    }
  }
}
