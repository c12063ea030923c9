package dev.fairway.batch.engine;

import dev.fairway.batch.report.ReportSection;

/**
 * A section that can be run.
 *
 * @param sql orders rows that are alike in the section's own order by all their values, so that
 *     their order is the same each time
 */
record CompiledSection(ReportSection section, String sql) {}
