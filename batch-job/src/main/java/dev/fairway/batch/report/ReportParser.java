package dev.fairway.batch.report;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a report's file; what is wrong is said with its line and with what would be right. */
public final class ReportParser {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Duration DAY = Duration.ofDays(1);

  private final HeaderValues header;
  private final List<ReportLines.Block> sections;

  private ReportParser(List<ReportLines.Block> blocks) {
    header = blocks.getFirst().values;
    sections = blocks.subList(1, blocks.size());
  }

  /**
   * @param source where the text is from, for messages
   * @throws dev.fairway.common.failure.BadConfigurationException where it is no report
   */
  public static ReportFile parse(String source, String text) {
    return new ReportParser(ReportLines.of(source, text)).file(source, text);
  }

  private ReportFile file(String source, String text) {
    Report report = new Report(name(), header.need("title", "Sales by hour").text(), window());
    Dataset dataset = DatasetParser.parse(header);
    List<Column> columns = columns(dataset);
    if (sections.isEmpty()) {
      throw new HeaderError(source, 1)
          .because("There is no section; \"-- section: name\" and a SELECT make one.");
    }
    Optional<String> time = time(columns);
    return new ReportFile(
        source,
        report,
        dataset,
        time.map(name -> withTime(columns, name)).orElse(columns),
        time,
        maxRejected(),
        sections(),
        text);
  }

  /** A row without a time would be in no window. */
  private static List<Column> withTime(List<Column> columns, String time) {
    return columns.stream()
        .map(
            column ->
                column.name().equals(time)
                    ? new Column(column.name(), column.type(), column.path(), true)
                    : column)
        .toList();
  }

  private String name() {
    return name(header.need("name", "sales"));
  }

  private static String name(HeaderValues.Value value) {
    if (!NAME.matcher(value.text()).matches()) {
      throw value
          .error()
          .because(
              "\"%s\" is no name; right is lower-case letters, digits and hyphens, such as"
                      .formatted(value.text())
                  + " sales-by-hour.");
    }
    return value.text();
  }

  private Duration window() {
    HeaderValues.Value value = header.need("window", "PT1H");
    Duration window;
    try {
      window = Duration.parse(value.text());
    } catch (DateTimeParseException e) {
      window = Duration.ZERO;
    }
    if (!window.isPositive() || !(divides(window, DAY) || divides(DAY, window))) {
      throw value
          .error()
          .because(
              "\"%s\" is no window; right is a duration that divides a day, or whole days, such as"
                      .formatted(value.text())
                  + " PT1H or P1D.");
    }
    return window;
  }

  private static boolean divides(Duration part, Duration whole) {
    return whole.toNanos() % part.toNanos() == 0;
  }

  private List<Column> columns(Dataset dataset) {
    Optional<HeaderValues.Value> schema = header.find("schema");
    if (dataset.format() == Format.ALB) {
      List<Column> declared = schema.map(SchemaParser::parse).orElse(List.of());
      return schema.map(value -> AlbColumns.with(declared, value.error())).orElseGet(this::alb);
    }
    return SchemaParser.parse(header.need("schema", "id BIGINT NOT NULL, price DECIMAL(18, 2)"));
  }

  private List<Column> alb() {
    return AlbColumns.with(List.of(), header.need("dataset", "").error());
  }

  private Optional<String> time(List<Column> columns) {
    Optional<HeaderValues.Value> time = header.find("time");
    for (HeaderValues.Value value : time.stream().toList()) {
      Column column =
          columns.stream()
              .filter(candidate -> candidate.name().equals(value.text()))
              .findFirst()
              .orElseThrow(
                  () ->
                      value
                          .error()
                          .because(
                              "The schema has no column %s; time: names one of it."
                                  .formatted(value.text())));
      if (!column.type().toUpperCase(Locale.ROOT).startsWith("TIMESTAMP")) {
        throw value
            .error()
            .because(
                "%s is a %s; time: needs a TIMESTAMP.".formatted(column.name(), column.type()));
      }
    }
    return time.map(HeaderValues.Value::text);
  }

  private OptionalDouble maxRejected() {
    Optional<HeaderValues.Value> value = header.find("max-rejected");
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    String text = value.get().text().replace("%", "").strip();
    if (!text.matches("\\d{1,3}(\\.\\d+)?") || Double.parseDouble(text) > 100) {
      throw value
          .get()
          .error()
          .because("max-rejected: is a percentage from 0 to 100, such as 5 or 0.1.");
    }
    return OptionalDouble.of(Double.parseDouble(text));
  }

  private List<ReportSection> sections() {
    List<ReportSection> read = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ReportLines.Block block : sections) {
      ReportSection section = SectionParser.parse(block, name(block.values.need("section", "all")));
      if (!names.add(section.name())) {
        throw block
            .values
            .need("section", "all")
            .error()
            .because("There are two sections %s.".formatted(section.name()));
      }
      read.add(section);
    }
    return read;
  }
}
