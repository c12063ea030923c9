package dev.fairway.infra.config;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of {@code fairway.properties}, read with a sentence for each one that is wrong. */
public final class Settings {

  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern CIDR =
      Pattern.compile("(" + BYTE + "\\.){3}" + BYTE + "/(3[0-2]|[12]?\\d)");

  private final Map<String, String> lines;
  private final Set<String> unread;

  private Settings(Map<String, String> lines) {
    this.lines = Collections.unmodifiableMap(lines);
    this.unread = new TreeSet<>(lines.keySet());
  }

  public static Settings read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read the configuration " + file.toAbsolutePath(), e);
    }
    Map<String, String> lines = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> lines.put(k, properties.getProperty(k).strip()));
    return new Settings(lines);
  }

  /** Every line as it was read, by key. */
  public Map<String, String> lines() {
    return lines;
  }

  /** The same settings with one line changed or added. */
  public Settings with(String key, String value) {
    Map<String, String> changed = new TreeMap<>(lines);
    changed.put(key, value);
    return new Settings(changed);
  }

  /** The value as it stands, which may be empty. */
  public String text(String key) {
    String value = lines.get(key);
    if (value == null) {
      throw new ConfigException(
          "%s is missing: add the line \"%s=...\" to fairway.properties.".formatted(key, key));
    }
    unread.remove(key);
    return value;
  }

  /** The comma-separated values, none for an empty line. */
  public List<String> list(String key) {
    return Arrays.stream(text(key).split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  /** The comma-separated IPv4 ranges, none for an empty line. */
  public List<String> cidrs(String key) {
    for (String cidr : list(key)) {
      if (!CIDR.matcher(cidr).matches()) {
        throw notOneOf(key, cidr, "IPv4 ranges such as 203.0.113.0/24, separated by commas", null);
      }
    }
    return list(key);
  }

  public long number(String key, long min, long max) {
    String value = text(key);
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notOneOf(key, value, wholeNumbers(min, max), e);
    }
    throw notOneOf(key, value, wholeNumbers(min, max), null);
  }

  public boolean flag(String key) {
    String value = text(key);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw notOneOf(key, value, "true or false", null);
    };
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String value = text(key);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    String names =
        String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    throw notOneOf(key, value, "one of " + names, null);
  }

  public Duration duration(String key) {
    String value = text(key);
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw notOneOf(key, value, "an ISO 8601 duration such as PT4M", e);
    }
  }

  /** Refuses a key that nobody reads, which is most likely a misspelt one. */
  public void refuseUnread() {
    if (!unread.isEmpty()) {
      throw new ConfigException(
          "%s means nothing to this version: correct the key in fairway.properties or delete the line."
              .formatted(String.join(", ", unread)));
    }
  }

  private static String wholeNumbers(long min, long max) {
    return max == Long.MAX_VALUE
        ? "a whole number from %d".formatted(min)
        : "a whole number from %d to %d".formatted(min, max);
  }

  private static ConfigException notOneOf(
      String key, String value, String wanted, @Nullable Exception cause) {
    ConfigException e =
        new ConfigException("%s is \"%s\"; it must be %s.".formatted(key, value, wanted));
    if (cause != null) {
      e.initCause(cause);
    }
    return e;
  }
}
