package dev.fairway.common.http.problem;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in words of the client what Jackson found wrong, without the names of our classes. */
public final class UnreadableJson {

  private UnreadableJson() {}

  /**
   * @param root the pointer of what was read, such as {@code #} or {@code #/payload}
   */
  public static Fault fault(JacksonException wrong, String root) {
    return switch (wrong) {
      case UnrecognizedPropertyException unknown ->
          new Fault(pointer(root, wrong), unknown(unknown));
      case ValueInstantiationException value when value.getCause() != null ->
          new Fault(pointer(root, wrong), String.valueOf(value.getCause().getMessage()));
      case MismatchedInputException mismatch ->
          new Fault(
              pointer(root, wrong), "the value here must be " + expected(mismatch.getTargetType()));
      case StreamReadException broken ->
          new Fault(
              root,
              "this is no JSON: line %d, column %d: %s"
                  .formatted(
                      broken.getLocation().getLineNr(),
                      broken.getLocation().getColumnNr(),
                      firstLine(broken.getOriginalMessage())));
      default -> new Fault(pointer(root, wrong), "the value here can't be read");
    };
  }

  private static String unknown(UnrecognizedPropertyException unknown) {
    Collection<Object> known = unknown.getKnownPropertyIds();
    String choices =
        known == null
            ? ""
            : "; known are "
                + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    return "the field \"" + unknown.getPropertyName() + "\" is unknown" + choices;
  }

  private static String pointer(String root, JacksonException wrong) {
    List<JacksonException.Reference> path = wrong.getPath();
    return root
        + path.stream()
            .map(step -> step.getPropertyName() == null ? step.getIndex() : step.getPropertyName())
            .map(step -> "/" + step)
            .collect(Collectors.joining());
  }

  private static String expected(Class<?> type) {
    if (type == null) {
      return "of another kind";
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list [...]";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    return type.getName().startsWith("java.time.") ? "an ISO 8601 time" : "an object {...}";
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
