package dev.fairway.batch.report;

/** How a file of a dataset spells its rows. */
public enum Format {
  CSV,
  JSONL,
  PARQUET,
  /** Access logs of an Application Load Balancer, whose columns AWS defines. */
  ALB;

  /** Whether a row is a line of text. */
  public boolean isText() {
    return this != PARQUET;
  }
}
