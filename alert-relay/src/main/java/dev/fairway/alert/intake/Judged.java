package dev.fairway.alert.intake;

import dev.fairway.alert.book.Report;
import dev.fairway.alert.rule.Treatment;
import software.amazon.awssdk.services.sqs.model.Message;

/** A message and what it reports. */
record Judged(Message message, Report report) {

  /** Whether it belongs to an alert. */
  boolean isKept() {
    Treatment treatment = report.verdict().treatment();
    return treatment == Treatment.ALERT || treatment == Treatment.RECORD;
  }
}
