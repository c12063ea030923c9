package dev.fairway.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.JsonNode;

final class FifoDeadLetterIT {

  @Test
  void keepsTheGroupOfWhatItBringsBack() throws Exception {
    try (Api api = new Api(".fifo", Map.of("FifoQueue", "true"))) {
      for (String group : new String[] {"g1", "g2", "g3"}) {
        api.sqs.sendMessage(
            send ->
                send.queueUrl(api.deadLetters)
                    .messageBody("{\"id\":\"job-" + group + "\"}")
                    .messageGroupId(group)
                    .messageDeduplicationId(group));
      }
      String location =
          api.post("/admin/queue/redrives", "{\"ids\":[\"job-g2\"]}").header("Location");
      JsonNode ended =
          await()
              .atMost(Duration.ofSeconds(60))
              .until(
                  () -> api.get(location).json(),
                  redrive -> !redrive.path("state").asString().equals("RUNNING"));
      assertThat(ended.path("moved").asInt()).isEqualTo(1);
      Message message =
          api.sqs
              .receiveMessage(
                  receive ->
                      receive
                          .queueUrl(api.queue)
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages()
              .getFirst();
      assertThat(message.body()).isEqualTo("{\"id\":\"job-g2\"}");
      assertThat(message.attributes())
          .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g2");
      assertThat(api.get("/admin/queue/dead-letters").json().path("deadLetters").size())
          .isEqualTo(2);
    }
  }
}
