package dev.fairway.batch.report;

import java.util.Optional;

/**
 * One table of a report.
 *
 * @param name of its files, without suffix
 * @param title for people
 * @param sql one SELECT, without its semicolon
 * @param line of the report's file where the SELECT starts
 */
public record ReportSection(
    String name, String title, Optional<ChartLine> chart, String sql, int line) {}
