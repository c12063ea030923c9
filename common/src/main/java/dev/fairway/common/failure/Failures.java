package dev.fairway.common.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.PropertySourceOrigin;

/** Finds the failure that a person can act on inside the chain that a framework wrapped it in. */
public final class Failures {

  private Failures() {}

  /** Returns our own failure in a chain of causes, a value that could not be bound included. */
  public static Optional<FairwayException> find(Throwable thrown) {
    BindException unbound = null;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof FairwayException found) {
        return Optional.of(found);
      }
      if (cause instanceof BindException bind) {
        unbound = bind;
      }
    }
    return Optional.ofNullable(unbound).map(Failures::badValue);
  }

  private static FairwayException badValue(BindException bind) {
    String expected = String.valueOf(bind.getTarget().getType());
    return new BadConfigurationException(
        describe(bind.getProperty(), bind.getName().toString())
            + " can't be read as "
            + expected
            + ": "
            + deepest(bind).getMessage(),
        bind);
  }

  private static String describe(@Nullable ConfigurationProperty property, String name) {
    if (property == null) {
      return name;
    }
    String origin =
        property.getOrigin() instanceof PropertySourceOrigin source
            ? source.getPropertyName()
            : name;
    return origin + " is \"" + property.getValue() + "\", which";
  }

  private static Throwable deepest(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
