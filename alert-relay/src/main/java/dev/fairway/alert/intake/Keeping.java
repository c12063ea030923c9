package dev.fairway.alert.intake;

import dev.fairway.alert.book.Cause;
import dev.fairway.alert.book.table.UnwritableException;
import java.util.List;

/**
 * Takes reports of one cause into the book; one that DynamoDB refuses does not keep the others out.
 */
record Keeping(Recorder recorder, DeadLetters dead, Cause cause, List<Judged> judged) {

  Attempt attempt() {
    return new Attempt(judged.stream().map(Judged::message).toList(), this::keep);
  }

  void keep() throws InterruptedException {
    try {
      recorder.keep(cause, judged.stream().map(Judged::report).toList());
    } catch (UnwritableException refused) {
      for (Judged one : judged) {
        keepOrBury(one);
      }
    }
  }

  private void keepOrBury(Judged one) throws InterruptedException {
    try {
      recorder.keep(cause, List.of(one.report()));
    } catch (UnwritableException refused) {
      dead.bury(one.message(), "DynamoDB does not take this event: " + refused.getMessage());
    }
  }
}
