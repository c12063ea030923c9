package dev.fairway.sandbox.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairway.sandbox.faults.Fault;
import dev.fairway.sandbox.notifications.inbox.Mail;
import dev.fairway.sandbox.notifications.inbox.ReceivedMail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SNS through the region's port, with the AWS SDK. */
class NotificationsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("http://\\S+");

  @TempDir private static Path folder;
  private static SnsRegion region;
  private static SnsClient sns;

  @BeforeAll
  static void start() {
    region = new SnsRegion(folder, Optional.empty());
    sns = region.sns;
  }

  @AfterAll
  static void stop() {
    region.close();
  }

  @Test
  void mailsAfterTheOwnerOfTheAddressAgreed() throws Exception {
    String topic = region.topic("mails");
    String pending =
        sns.subscribe(s -> s.topicArn(topic).protocol("email").endpoint("ann@example.com"))
            .subscriptionArn();
    Mail question = mail("ann@example.com", 1);
    sns.publish(p -> p.topicArn(topic).message("too early"));

    assertThat(open(link(question))).contains("ConfirmSubscriptionResponse");
    String messageId =
        sns.publish(p -> p.topicArn(topic).subject("It broke").message("Look at <this>."))
            .messageId();

    Mail news = mail("ann@example.com", 2);
    assertThat(pending).isEqualTo("pending confirmation");
    assertThat(question.subject()).isEqualTo("AWS Notification - Subscription Confirmation");
    assertThat(news.subject()).isEqualTo("It broke");
    assertThat(news.messageId()).isEqualTo(messageId);
    assertThat(news.text()).startsWith("Look at <this>.\n\n--\n");
    assertThat(open(link(news))).contains("UnsubscribeResponse");
    assertThat(sns.listSubscriptionsByTopic(l -> l.topicArn(topic)).subscriptions()).isEmpty();
  }

  @Test
  void mailsTheWholeDocumentAsJson() {
    String topic = region.topic("json-mails");
    confirmed(topic, "email-json", "bob@example.com");

    sns.publish(p -> p.topicArn(topic).message("plain"));

    Mail mail = mail("bob@example.com", 2);
    assertThat(mail.subject()).isEqualTo("AWS Notification Message");
    assertThat(JsonMapper.shared().readTree(mail.text()).path("Message").asString())
        .isEqualTo("plain");
  }

  @Test
  void putsItsDocumentIntoAQueue() {
    String topic = region.topic("wrapped");
    String queue = region.queue("wrapped");
    String subscription = subscribed(topic, "wrapped", Map.of());

    String id =
        sns.publish(
                p ->
                    p.topicArn(topic)
                        .subject("Subject")
                        .message("Body")
                        .messageAttributes(Map.of("severity", text("String", "high"))))
            .messageId();

    Message received = receive(queue);
    JsonNode document = JsonMapper.shared().readTree(received.body());
    assertThat(document.propertyNames())
        .containsExactly(
            "Type",
            "MessageId",
            "TopicArn",
            "Subject",
            "Message",
            "Timestamp",
            "SignatureVersion",
            "Signature",
            "SigningCertURL",
            "UnsubscribeURL",
            "MessageAttributes");
    assertThat(document.path("MessageId").asString()).isEqualTo(id);
    assertThat(document.path("UnsubscribeURL").asString())
        .startsWith(region.endpoint().toString())
        .endsWith(subscription.substring(subscription.lastIndexOf(':') + 1));
    assertThat(document.at("/MessageAttributes/severity/Type").asString()).isEqualTo("String");
    assertThat(document.at("/MessageAttributes/severity/Value").asString()).isEqualTo("high");
  }

  @Test
  void putsTheRawMessageWithItsAttributesIntoAQueue() {
    String topic = region.topic("raw");
    String queue = region.queue("raw");
    subscribed(topic, "raw", Map.of("RawMessageDelivery", "true"));

    sns.publish(
        p ->
            p.topicArn(topic)
                .message("{\"default\": \"for all\", \"sqs\": \"for queues\"}")
                .messageStructure("json")
                .messageAttributes(Map.of("n", text("Number", "12"))));

    Message received = receive(queue);
    assertThat(received.body()).isEqualTo("for queues");
    assertThat(received.messageAttributes())
        .hasEntrySatisfying(
            "n",
            attribute -> {
              assertThat(attribute.dataType()).isEqualTo("Number");
              assertThat(attribute.stringValue()).isEqualTo("12");
            });
  }

  @Test
  void deliversWhatTheFilterPolicyLetsThrough() {
    String topic = region.topic("filtered");
    String queue = region.queue("filtered");
    String subscription =
        subscribed(
            topic,
            "filtered",
            Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"severity\": [\"high\"]}"));
    sns.publish(
        p ->
            p.topicArn(topic)
                .message("no")
                .messageAttributes(Map.of("severity", text("String", "low"))));
    sns.publish(
        p ->
            p.topicArn(topic)
                .message("yes")
                .messageAttributes(Map.of("severity", text("String", "high"))));
    assertThat(receive(queue).body()).isEqualTo("yes");

    sns.setSubscriptionAttributes(
        s -> s.subscriptionArn(subscription).attributeName("FilterPolicy").attributeValue(""));
    sns.publish(p -> p.topicArn(topic).message("now everything"));

    assertThat(receive(queue).body()).isEqualTo("now everything");
  }

  @Test
  void movesWhatCannotArriveToTheDeadLetterQueue() {
    String topic = region.topic("lost");
    String dead = region.queue("lost-dead");
    subscribed(
        topic,
        "never-made",
        Map.of(
            "RedrivePolicy",
            "{\"deadLetterTargetArn\": \"" + SnsRegion.queueArn("lost-dead") + "\"}"));

    sns.publish(p -> p.topicArn(topic).message("kept"));

    assertThat(JsonMapper.shared().readTree(receive(dead).body()).path("Message").asString())
        .isEqualTo("kept");
  }

  @Test
  void publishesABatchAndTellsWhichEntriesFailed() {
    String topic = region.topic("batch");
    String queue = region.queue("batch");
    subscribed(topic, "batch", Map.of("RawMessageDelivery", "true"));

    PublishBatchResponse response =
        sns.publishBatch(
            p ->
                p.topicArn(topic)
                    .publishBatchRequestEntries(
                        good -> good.id("a").message("one"),
                        bad -> bad.id("b").message("two").subject("line\nbreak")));

    assertThat(response.successful()).singleElement().matches(entry -> entry.id().equals("a"));
    assertThat(response.failed())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.id()).isEqualTo("b");
              assertThat(entry.code()).isEqualTo("InvalidParameter");
              assertThat(entry.senderFault()).isTrue();
            });
    assertThat(receive(queue).body()).isEqualTo("one");
    assertThatThrownBy(
            () ->
                sns.publishBatch(
                    p ->
                        p.topicArn(topic)
                            .publishBatchRequestEntries(
                                java.util.stream.IntStream.range(0, 11)
                                    .mapToObj(
                                        n ->
                                            software.amazon.awssdk.services.sns.model
                                                .PublishBatchRequestEntry.builder()
                                                .id("e" + n)
                                                .message("m")
                                                .build())
                                    .toList())))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
  }

  @Test
  void answersInTheErrorsOfTheApi() {
    String topic = region.topic("errors");
    String unknown = topic + "-not";

    assertThatThrownBy(() -> sns.publish(p -> p.topicArn(unknown).message("m")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Topic does not exist");
    assertThatThrownBy(() -> sns.publish(p -> p.topicArn(topic).message("")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Empty message");
    assertThatThrownBy(() -> sns.publish(p -> p.topicArn(topic).message("x".repeat(262_145))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Message too long");
    assertThatThrownBy(
            () -> sns.publish(p -> p.topicArn(topic).message("m").subject("x".repeat(101))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Invalid parameter: Subject");
    assertThatThrownBy(
            () ->
                sns.publish(
                    p ->
                        p.topicArn(topic)
                            .message("m")
                            .messageAttributes(Map.of("n", text("Number", "many")))))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(
            () -> sns.subscribe(s -> s.topicArn(topic).protocol("email").endpoint("nobody")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("an e-mail address");
    assertThatThrownBy(() -> sns.createTopic(c -> c.name("a.fifo")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("standard topics only");
  }

  @Test
  void keepsAttributesAndTagsOfTopics() {
    String topic =
        sns.createTopic(
                c ->
                    c.name("described")
                        .attributes(Map.of("DisplayName", "Alerts"))
                        .tags(Tag.builder().key("team").value("one").build()))
            .topicArn();
    sns.tagResource(t -> t.resourceArn(topic).tags(Tag.builder().key("x").value("y").build()));
    sns.untagResource(t -> t.resourceArn(topic).tagKeys("team"));
    sns.setTopicAttributes(
        s -> s.topicArn(topic).attributeName("SignatureVersion").attributeValue("2"));

    Map<String, String> attributes = sns.getTopicAttributes(g -> g.topicArn(topic)).attributes();

    assertThat(attributes)
        .containsEntry("DisplayName", "Alerts")
        .containsEntry("SignatureVersion", "2")
        .containsEntry("SubscriptionsConfirmed", "0");
    assertThat(sns.listTagsForResource(l -> l.resourceArn(topic)).tags())
        .containsExactly(Tag.builder().key("x").value("y").build());
    assertThat(sns.listTopics().topics()).anyMatch(each -> each.topicArn().equals(topic));
    sns.deleteTopic(d -> d.topicArn(topic));
    assertThatThrownBy(() -> sns.getTopicAttributes(g -> g.topicArn(topic)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void findsTheSubscriptionThatAnEndpointHas() {
    String topic = region.topic("twice");
    region.queue("twice");
    String first = subscribed(topic, "twice", Map.of());

    assertThat(subscribed(topic, "twice", Map.of())).isEqualTo(first);
    List<Subscription> all = sns.listSubscriptionsByTopic(l -> l.topicArn(topic)).subscriptions();
    assertThat(all).singleElement().matches(s -> s.subscriptionArn().equals(first));
    assertThat(sns.getSubscriptionAttributes(g -> g.subscriptionArn(first)).attributes())
        .containsEntry("PendingConfirmation", "false")
        .containsEntry("Protocol", "sqs")
        .containsEntry("RawMessageDelivery", "false");
  }

  @Test
  void failsWhileTheFaultIsSet() {
    String topic = region.topic("down");
    region.faults.set(Fault.SNS_DOWN, Optional.empty(), Optional.empty(), Optional.empty());
    try {
      assertThatThrownBy(() -> sns.publish(p -> p.topicArn(topic).message("m")))
          .isInstanceOfSatisfying(
              SnsException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(500);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalError");
              });
    } finally {
      region.faults.clear(Optional.empty());
    }

    assertThat(sns.publish(p -> p.topicArn(topic).message("m")).messageId()).isNotEmpty();
  }

  private static void confirmed(String topic, String protocol, String address) {
    sns.subscribe(s -> s.topicArn(topic).protocol(protocol).endpoint(address));
    Matcher token = Pattern.compile("Token=(\\w+)").matcher(mail(address, 1).text());
    assertThat(token.find()).isTrue();
    sns.confirmSubscription(c -> c.topicArn(topic).token(token.group(1)));
  }

  private static String subscribed(String topic, String queue, Map<String, String> attributes) {
    return sns.subscribe(
            s ->
                s.topicArn(topic)
                    .protocol("sqs")
                    .endpoint(SnsRegion.queueArn(queue))
                    .attributes(attributes))
        .subscriptionArn();
  }

  private static MessageAttributeValue text(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }

  private static Message receive(String queue) {
    Message message =
        region
            .sqs
            .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20).messageAttributeNames("All"))
            .messages()
            .getFirst();
    region.sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
    return message;
  }

  /** The mail to an address that is there once so many have come. */
  private static Mail mail(String address, int count) {
    await().atMost(PATIENCE).until(() -> mails(address).size() == count);
    return mails(address).getFirst();
  }

  private static List<Mail> mails(String address) {
    return region.inbox.mails().stream()
        .map(ReceivedMail::mail)
        .filter(mail -> mail.to().equals(address))
        .toList();
  }

  private static String link(Mail mail) {
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private static String open(String link) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(link)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
