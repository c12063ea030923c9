package dev.fairway.alert.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** Messages that a queue has handed out together, ten at most. */
interface Batch {

  List<Message> messages();

  /** Takes messages out of the queue for good. */
  void delete(Collection<Message> done);

  /** Keeps messages from being handed out again for a while from now on. */
  void hide(Collection<Message> some, Duration time);
}
