package dev.fairway.batch.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code location [format] [option=value …]}, with the format on this line or its own. */
final class DatasetParser {

  private static final Set<String> OPTIONS =
      Set.of("format", "delimiter", "quote", "header", "null");
  private static final String EXAMPLE =
      "{data}/sales/dt={yyyy-MM-dd}/hr={HH}/ csv delimiter=; quote=\" header=true";

  private final HeaderError error;
  private final Map<String, String> options = new LinkedHashMap<>();

  private DatasetParser(HeaderError error) {
    this.error = error;
  }

  static Dataset parse(HeaderValues header) {
    HeaderValues.Value dataset = header.need("dataset", EXAMPLE);
    Optional<HeaderValues.Value> format = header.find("format");
    List<String> words = List.of(dataset.text().split("\\s+"));
    Stream<String> more = words.stream().skip(1);
    Stream<String> own = format.stream().flatMap(value -> Stream.of(value.text().split("\\s+")));
    var parser = new DatasetParser(format.orElse(dataset).error());
    Stream.concat(more, own).forEach(parser::option);
    return parser.dataset(words.getFirst());
  }

  private void option(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? "format" : word.substring(0, equals).toLowerCase(Locale.ROOT);
    if (!OPTIONS.contains(name)) {
      throw error.because(
          "A dataset has no option %s; it has format, delimiter, quote, header and null, as in %s"
              .formatted(name, EXAMPLE));
    }
    options.put(name, word.substring(equals + 1));
  }

  private Dataset dataset(String location) {
    Format format = format();
    if (location.startsWith("s3:") || location.startsWith("/")) {
      throw error.because(
          "\"%s\" is no location; right is a bucket and a prefix, as in %s"
              .formatted(location, EXAMPLE));
    }
    return new Dataset(location, format, format == Format.ALB ? CsvStyle.ALB : style());
  }

  private Format format() {
    String name = options.getOrDefault("format", "");
    return Stream.of(Format.values())
        .filter(format -> format.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                error.because(
                    "The dataset's format is \"%s\"; right is csv, jsonl, parquet or alb, as in %s"
                        .formatted(name, EXAMPLE)));
  }

  private CsvStyle style() {
    CsvStyle plain = CsvStyle.PLAIN;
    return new CsvStyle(
        options.containsKey("delimiter") ? character("delimiter") : plain.delimiter(),
        options.containsKey("quote") ? character("quote") : plain.quote(),
        options.containsKey("header") ? yes("header") : plain.header(),
        options.getOrDefault("null", plain.nullText()));
  }

  private char character(String option) {
    String text = options.getOrDefault(option, "");
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "tab", "\\t" -> '\t';
      case "space" -> ' ';
      case "none", "" -> CsvStyle.NO_QUOTE;
      default -> {
        if (text.length() != 1 || text.charAt(0) > 126) {
          throw error.because(
              "%s=%s is not one ASCII character, nor tab, space or none.".formatted(option, text));
        }
        yield text.charAt(0);
      }
    };
  }

  private boolean yes(String option) {
    String text = options.getOrDefault(option, "");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error.because("%s=%s is neither true nor false.".formatted(option, text));
    };
  }
}
