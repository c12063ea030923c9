package dev.fairway.alert.intake;

import dev.fairway.alert.book.Cause;
import dev.fairway.alert.event.NotAnEventException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** Reads events, judges them, and takes those of each cause into the book, all causes at once. */
record EventWork(Judge judge, Recorder recorder, DeadLetters dead) implements BatchWork {

  @Override
  public Set<Message> work(List<Message> messages) throws InterruptedException {
    List<Attempt> attempts = new ArrayList<>();
    Map<Cause, List<Judged>> kept = new LinkedHashMap<>();
    for (Message message : messages) {
      try {
        Judged judged = judge.event(message);
        if (judged.isKept()) {
          kept.computeIfAbsent(judged.report().cause(), cause -> new ArrayList<>()).add(judged);
        } else {
          attempts.add(new Attempt(List.of(message), () -> recorder.take(judged.report())));
        }
      } catch (NotAnEventException broken) {
        String reason = String.valueOf(broken.getMessage());
        attempts.add(new Attempt(List.of(message), () -> dead.bury(message, reason)));
      }
    }
    kept.forEach((cause, some) -> attempts.add(new Keeping(recorder, dead, cause, some).attempt()));
    return Attempt.all(attempts);
  }
}
