package dev.fairway.batch.making;

import dev.fairway.batch.engine.SectionResult;
import dev.fairway.batch.engine.Session;
import dev.fairway.batch.output.Export;
import dev.fairway.batch.output.Rows;
import dev.fairway.batch.page.Chart;
import dev.fairway.batch.page.Column;
import dev.fairway.batch.page.Kind;
import dev.fairway.batch.page.Section;
import dev.fairway.batch.report.ChartLine;
import dev.fairway.batch.report.ReportSection;
import dev.fairway.common.failure.BadConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A section's rows as the page takes them. */
final class PageSection {

  private final Session session;
  private final Export export;

  PageSection(Session session, Export export) {
    this.session = session;
    this.export = export;
  }

  Section of(SectionResult result) throws InterruptedException {
    ReportSection section = result.section();
    List<Column> columns =
        export.columns(result).stream()
            .map(column -> new Column(column.name(), Kind.of(column.name(), column.type())))
            .toList();
    var rows = session.query(export.select(result), Rows::read);
    try {
      return new Section(section.name(), section.title(), columns, rows, chart(section));
    } catch (IllegalArgumentException e) {
      throw new BadConfigurationException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<Chart> chart(ReportSection section) {
    return section.chart().map(PageSection::chart);
  }

  private static Chart chart(ChartLine line) {
    return new Chart(Chart.Kind.valueOf(line.kind().toUpperCase(Locale.ROOT)), line.x(), line.y());
  }
}
