package dev.fairway.batch;

import dev.fairway.batch.report.Report;
import dev.fairway.batch.window.Window;

/** A window of a report that a person asks for. */
record Rerun(Report report, Window window) {}
