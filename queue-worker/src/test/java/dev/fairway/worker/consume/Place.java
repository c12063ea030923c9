package dev.fairway.worker.consume;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What the template would create for one test: queue, dead-letter queue, tables. */
record Place(
    URI queueEndpoint,
    URI tablesEndpoint,
    String queueUrl,
    String deadLetterUrl,
    String jobs,
    String effects) {

  static Place create(URI endpoint) {
    return create(endpoint, "", Map.of());
  }

  static Place fifo(URI endpoint) {
    return create(endpoint, ".fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
  }

  private static Place create(
      URI endpoint, String suffix, Map<QueueAttributeName, String> attributes) {
    String name = "t-" + UUID.randomUUID();
    try (SqsClient sqs = Clients.sqs(endpoint);
        DynamoDbClient tables = Clients.dynamoDb(endpoint)) {
      table(tables, name + "-jobs");
      table(tables, name + "-effects");
      String dead =
          sqs.createQueue(q -> q.queueName(name + "-dead" + suffix).attributes(attributes))
              .queueUrl();
      Map<QueueAttributeName, String> net = new HashMap<>(attributes);
      net.put(
          QueueAttributeName.REDRIVE_POLICY,
          "{\"maxReceiveCount\":50,\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:%s\"}"
              .formatted(name + "-dead" + suffix));
      String queue = sqs.createQueue(q -> q.queueName(name + suffix).attributes(net)).queueUrl();
      return new Place(endpoint, endpoint, queue, dead, name + "-jobs", name + "-effects");
    }
  }

  private static void table(DynamoDbClient tables, String name) {
    KeySchemaElement key =
        KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build();
    AttributeDefinition id =
        AttributeDefinition.builder()
            .attributeName("id")
            .attributeType(ScalarAttributeType.S)
            .build();
    tables.createTable(
        create ->
            create
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(List.of(key))
                .attributeDefinitions(List.of(id)));
  }

  /** The same as it is reached through another endpoint, such as a proxy. */
  Place through(URI other) {
    return new Place(other, other, queueUrl, deadLetterUrl, jobs, effects);
  }

  /** The same with its queues reached through another endpoint. */
  Place queuesThrough(URI other) {
    return new Place(other, tablesEndpoint, queueUrl, deadLetterUrl, jobs, effects);
  }

  List<String> words() {
    return List.of(
        queueEndpoint.toString(),
        tablesEndpoint.toString(),
        queueUrl,
        deadLetterUrl,
        jobs,
        effects);
  }

  static Place ofWords(String... words) {
    return new Place(
        URI.create(words[0]), URI.create(words[1]), words[2], words[3], words[4], words[5]);
  }

  static String job(String id, String type) {
    return "{\"schema\":1,\"id\":\"%s\",\"type\":\"%s\",\"payload\":{\"word\":\"hi\"},\"correlationId\":\"c-%s\"}"
        .formatted(id, type, id);
  }

  void send(SqsClient sqs, String body) {
    sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody(body));
  }

  void send(SqsClient sqs, String body, String group) {
    sqs.sendMessage(
        send ->
            send.queueUrl(queueUrl)
                .messageBody(body)
                .messageGroupId(group)
                .messageDeduplicationId(UUID.randomUUID().toString()));
  }

  void sendAll(SqsClient sqs, List<String> bodies) {
    for (int from = 0; from < bodies.size(); from += 10) {
      List<String> some = bodies.subList(from, Math.min(bodies.size(), from + 10));
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(0, some.size())
              .mapToObj(
                  i ->
                      SendMessageBatchRequestEntry.builder()
                          .id(Integer.toString(i))
                          .messageBody(some.get(i))
                          .build())
              .toList();
      sqs.sendMessageBatch(send -> send.queueUrl(queueUrl).entries(entries));
    }
  }

  /** Takes what is in the dead-letter queue now. */
  List<Message> buried(SqsClient sqs) {
    List<Message> all = new ArrayList<>();
    List<Message> some;
    do {
      some =
          sqs.receiveMessage(
                  poll ->
                      poll.queueUrl(deadLetterUrl)
                          .maxNumberOfMessages(10)
                          .visibilityTimeout(600)
                          .messageAttributeNames("All"))
              .messages();
      all.addAll(some);
    } while (!some.isEmpty());
    return all;
  }

  static String reason(Message letter) {
    return Objects.requireNonNull(letter.messageAttributes().get("Reason")).stringValue();
  }

  /** Messages of a queue, hidden ones included. */
  static int depth(SqsClient sqs, String url) {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(
                get ->
                    get.queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .attributes();
    return attributes.values().stream().mapToInt(Integer::parseInt).sum();
  }

  int depth(SqsClient sqs) {
    return depth(sqs, queueUrl);
  }

  String recorded(DynamoDbClient tables, String id, String attribute) {
    AttributeValue value =
        tables
            .getItem(
                get ->
                    get.tableName(jobs)
                        .key(Map.of("id", AttributeValue.fromS(id)))
                        .consistentRead(true))
            .item()
            .get(attribute);
    return value == null ? "" : Objects.requireNonNullElse(value.s(), value.n());
  }
}
