package dev.fairway.alert.intake;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** What is done with messages. */
@FunctionalInterface
interface BatchWork {

  /**
   * Works on messages.
   *
   * @return those that are done with; the others are to be tried again
   */
  Set<Message> work(List<Message> messages) throws InterruptedException;
}
