package dev.fairway.batch.report;

/**
 * The files that a report is made of.
 *
 * @param location a bucket with a prefix, in which braces stand for {@code {data}}, {@code {logs}}
 *     and for fields of the window's start such as {@code {yyyy-MM-dd}}; a path segment {@code *}
 *     stands for each folder there
 */
public record Dataset(String location, Format format, CsvStyle csv) {}
