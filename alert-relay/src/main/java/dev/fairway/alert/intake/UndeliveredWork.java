package dev.fairway.alert.intake;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes events that did not reach their targets into the book, and moves them to where people find
 * them: first the book, then the other queue, then the deletion here.
 */
record UndeliveredWork(Judge judge, Recorder recorder, DeadLetters dead, KeptQueue kept)
    implements BatchWork {

  @Override
  public Set<Message> work(List<Message> messages) throws InterruptedException {
    return Attempt.all(
        messages.stream()
            .map(message -> new Attempt(List.of(message), () -> move(message)))
            .toList());
  }

  private void move(Message message) throws InterruptedException {
    Judged judged = judge.undelivered(message);
    if (judged.isKept()) {
      new Keeping(recorder, dead, judged.report().cause(), List.of(judged)).keep();
    } else {
      recorder.take(judged.report());
    }
    kept.add(message);
  }
}
