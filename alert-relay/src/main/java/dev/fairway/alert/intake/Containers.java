package dev.fairway.alert.intake;

import io.awspring.cloud.sqs.listener.ListenerMode;
import io.awspring.cloud.sqs.listener.QueueNotFoundStrategy;
import io.awspring.cloud.sqs.listener.SqsContainerOptionsBuilder;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import io.awspring.cloud.sqs.listener.acknowledgement.handler.AcknowledgementMode;
import io.awspring.cloud.sqs.support.converter.SqsMessagingMessageConverter;
import java.time.Duration;
import java.util.List;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The listener containers: batches, deletion when we say so, and no more messages in hand than
 * asked for.
 */
final class Containers {

  private static final int BATCH = 10;

  private final SqsAsyncClient sqs;
  private final Duration drain;

  /**
   * @param drain how long what is in hand may go on at the end
   */
  Containers(SqsAsyncClient sqs, Duration drain) {
    this.sqs = sqs;
    this.drain = drain;
  }

  Listening.Listener listener(String id, List<String> queues, int batches, BatchWork work) {
    Intake intake = new Intake(work);
    SqsMessageListenerContainer<Object> container =
        SqsMessageListenerContainer.builder()
            .id(id)
            .sqsAsyncClient(sqs)
            .queueNames(queues)
            .messageListener(new BatchListener(intake))
            .configure(options -> configure(options, batches))
            .build();
    return new Listening.Listener(intake, container);
  }

  private void configure(SqsContainerOptionsBuilder options, int batches) {
    options
        .listenerMode(ListenerMode.BATCH)
        .acknowledgementMode(AcknowledgementMode.MANUAL)
        .acknowledgementInterval(Duration.ZERO)
        .acknowledgementThreshold(0)
        .maxMessagesPerPoll(BATCH)
        .maxConcurrentMessages(BATCH * batches)
        .pollTimeout(Duration.ofSeconds(20))
        .messageVisibility(Intake.VISIBILITY)
        .messageAttributeNames(List.of("All"))
        .messageSystemAttributeNames(List.of(MessageSystemAttributeName.ALL))
        .queueNotFoundStrategy(QueueNotFoundStrategy.FAIL)
        .messageConverter(bodiesAsTheyAre())
        .listenerShutdownTimeout(drain)
        .acknowledgementShutdownTimeout(Duration.ofSeconds(5))
        .componentsTaskExecutor(virtualThreads());
  }

  /** A sender's attribute must not choose the class that a body is read as. */
  private static SqsMessagingMessageConverter bodiesAsTheyAre() {
    var converter = new SqsMessagingMessageConverter();
    converter.setPayloadTypeMapper(message -> String.class);
    return converter;
  }

  private static SimpleAsyncTaskExecutor virtualThreads() {
    var executor = new SimpleAsyncTaskExecutor("intake-");
    executor.setVirtualThreads(true);
    return executor;
  }
}
