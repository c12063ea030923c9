package dev.fairway.batch.state;

import dev.fairway.batch.window.Progress;
import dev.fairway.batch.window.Window;
import dev.fairway.common.failure.OutOfReachException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far each report is; it only ever moves on, and never by a run that was displaced. */
public final class Watermarks {

  private static final String PK = "watermark";

  private final StateTable table;

  public Watermarks(StateTable table) {
    this.table = table;
  }

  public Optional<Progress> find(String report) throws InterruptedException {
    return table
        .find(PK, report)
        .map(item -> new Progress(item.time("firstStart"), item.time("doneUntil")));
  }

  /** Moves past a window that is made, unless the watermark is there already. */
  public void pass(String report, Window made, long token) throws InterruptedException {
    Map<String, AttributeValue> values =
        Map.of(
            ":start", AttributeValue.fromS(made.start().toString()),
            ":end", AttributeValue.fromS(made.end().toString()),
            ":token", AttributeValue.fromN(Long.toString(token)));
    boolean passed =
        table.update(
            PK,
            report,
            update ->
                update
                    .updateExpression(
                        "SET doneUntil = :end, fencingToken = :token,"
                            + " firstStart = if_not_exists(firstStart, :start)")
                    .conditionExpression(
                        "attribute_not_exists(pk) OR (fencingToken <= :token AND doneUntil < :end)")
                    .expressionAttributeValues(values));
    if (!passed) {
      checkToken(report, token);
    }
  }

  private void checkToken(String report, long token) throws InterruptedException {
    boolean displaced =
        table.find(PK, report).filter(item -> item.number("fencingToken") > token).isPresent();
    if (displaced) {
      throw new OutOfReachException(
          "A later run has moved the watermark of %s. This one stops and writes no more."
              .formatted(report));
    }
  }
}
