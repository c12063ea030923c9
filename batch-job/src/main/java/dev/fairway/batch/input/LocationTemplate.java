package dev.fairway.batch.input;

import dev.fairway.batch.window.Window;
import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dataset's files lie, with fields for a time: {@code
 * {data}/sales/dt={yyyy-MM-dd}/hr={HH}/}.
 */
final class LocationTemplate {

  private static final Pattern FIELD = Pattern.compile("\\{([^}]*)}");

  private final String template;
  private final Map<String, String> places;

  /**
   * @param places what {@code {data}} and {@code {logs}} stand for
   */
  LocationTemplate(String template, Map<String, String> places) {
    this.template = template;
    this.places = places;
  }

  /** The locations for every hour or day, as the fields are, that a span touches. */
  List<String> of(Window span) {
    ChronoUnit step = step();
    List<String> locations = new ArrayList<>();
    Instant end = span.end();
    for (Instant at = span.start().truncatedTo(step); at.isBefore(end); at = at.plus(1, step)) {
      String location = at(at);
      if (!locations.contains(location)) {
        locations.add(location);
      }
    }
    return locations;
  }

  private ChronoUnit step() {
    boolean hourly =
        FIELD.matcher(template).results().anyMatch(found -> isTime(found.group(1), 'H'));
    return hourly ? ChronoUnit.HOURS : ChronoUnit.DAYS;
  }

  private boolean isTime(String field, char letter) {
    return !places.containsKey(field) && field.indexOf(letter) >= 0;
  }

  private String at(Instant time) {
    return FIELD
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(field(found.group(1), time)));
  }

  private String field(String field, Instant time) {
    String place = places.get(field);
    if (place != null && place.isEmpty()) {
      throw new BadConfigurationException(
          "The dataset %s needs the bucket of {%s}, and no setting names one."
              .formatted(template, field));
    }
    return place != null ? place : pattern(field).format(time);
  }

  private DateTimeFormatter pattern(String field) {
    try {
      return DateTimeFormatter.ofPattern(field).withZone(ZoneOffset.UTC);
    } catch (IllegalArgumentException e) {
      throw new BadConfigurationException(
          "{%s} in the dataset %s is no place (%s) and no field of a time such as {yyyy-MM-dd}."
              .formatted(field, template, String.join(", ", places.keySet())),
          e);
    }
  }

  static Window longer(Window window, Duration by) {
    return new Window(window.start(), window.length().plus(by));
  }
}
