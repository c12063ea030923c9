package dev.fairway.batch.report;

/**
 * How the lines of a CSV file are cut into values.
 *
 * @param quote around a value that holds the delimiter; {@code '\0'} for none
 * @param header whether the first line of each file names its columns
 * @param nullText what stands for NULL, quoted or not
 */
public record CsvStyle(char delimiter, char quote, boolean header, String nullText) {

  public static final char NO_QUOTE = '\0';

  /** What a report gets that says nothing else. */
  public static final CsvStyle PLAIN = new CsvStyle(',', '"', true, "");

  /**
   * Access logs of an Application Load Balancer: a quote inside a value is escaped as {@code \x22}
   * there, and {@code -} stands for no value.
   */
  public static final CsvStyle ALB = new CsvStyle(' ', '"', false, "-");
}
