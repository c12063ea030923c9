package dev.fairway.alert.intake;

import io.awspring.cloud.sqs.listener.MessageListener;
import io.awspring.cloud.sqs.listener.QueueMessageVisibility;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.messaging.Message;

/** Hands what a listener container has received to the intake. */
final class BatchListener implements MessageListener<Object> {

  private final Intake intake;

  BatchListener(Intake intake) {
    this.intake = intake;
  }

  @Override
  public void onMessage(Message<Object> message) {
    onMessage(List.of(message));
  }

  @Override
  public void onMessage(Collection<Message<Object>> messages) {
    try {
      intake.take(Received.of(messages));
    } catch (InterruptedException stopped) {
      // What is not deleted comes again.
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @param envelopes of the messages, in which the container keeps what it needs
   */
  private record Received(
      Map<software.amazon.awssdk.services.sqs.model.Message, Message<Object>> envelopes)
      implements Batch {

    static Received of(Collection<Message<Object>> messages) {
      Map<software.amazon.awssdk.services.sqs.model.Message, Message<Object>> envelopes =
          new LinkedHashMap<>();
      messages.forEach(message -> envelopes.put(source(message), message));
      return new Received(envelopes);
    }

    private static software.amazon.awssdk.services.sqs.model.Message source(
        Message<Object> message) {
      return Objects.requireNonNull(
          message
              .getHeaders()
              .get(
                  SqsHeaders.SQS_SOURCE_DATA_HEADER,
                  software.amazon.awssdk.services.sqs.model.Message.class));
    }

    @Override
    public List<software.amazon.awssdk.services.sqs.model.Message> messages() {
      return List.copyOf(envelopes.keySet());
    }

    private List<Message<Object>> envelopes(
        Collection<software.amazon.awssdk.services.sqs.model.Message> some) {
      return some.stream().map(message -> Objects.requireNonNull(envelopes.get(message))).toList();
    }

    @Override
    public void delete(Collection<software.amazon.awssdk.services.sqs.model.Message> done) {
      Acknowledgement.acknowledge(envelopes(done));
    }

    @Override
    public void hide(
        Collection<software.amazon.awssdk.services.sqs.model.Message> some, Duration time) {
      List<Message<Object>> messages = envelopes(some);
      QueueMessageVisibility visibility =
          Objects.requireNonNull(
              messages
                  .getFirst()
                  .getHeaders()
                  .get(SqsHeaders.SQS_VISIBILITY_TIMEOUT_HEADER, QueueMessageVisibility.class));
      visibility.toBatchVisibility(List.copyOf(messages)).changeTo((int) time.toSeconds());
    }
  }
}
