package dev.fairway.batch.engine;

import dev.fairway.batch.report.ReportSection;

/**
 * A section's rows.
 *
 * @param table of the session, which holds them in their order
 */
public record SectionResult(ReportSection section, String table) {}
