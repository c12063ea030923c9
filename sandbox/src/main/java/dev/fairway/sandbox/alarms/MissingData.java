package dev.fairway.sandbox.alarms;

import java.util.Arrays;
import java.util.Optional;

/** What an alarm takes a missing datapoint for, its TreatMissingData. */
public enum MissingData {
  MISSING("missing"),
  IGNORE("ignore"),
  BREACHING("breaching"),
  NOT_BREACHING("notBreaching");

  private final String spelling;

  MissingData(String spelling) {
    this.spelling = spelling;
  }

  static Optional<MissingData> spelled(String text) {
    return Arrays.stream(values()).filter(each -> each.spelling.equals(text)).findFirst();
  }

  /** As a state's reason says it, such as {@code [NonBreaching]}. */
  String words() {
    return switch (this) {
      case MISSING -> "[Missing]";
      case IGNORE -> "[Ignored]";
      case BREACHING -> "[Breaching]";
      case NOT_BREACHING -> "[NonBreaching]";
    };
  }
}
