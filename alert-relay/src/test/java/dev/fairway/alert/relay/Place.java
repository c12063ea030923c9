package dev.fairway.alert.relay;

import dev.fairway.alert.book.table.Attributes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What the template would create for one test: queues and the table. */
public record Place(
    URI endpoint, String events, String dead, String undelivered, String kept, String table) {

  public static Place create(URI endpoint) {
    String name = "t-" + UUID.randomUUID();
    try (SqsClient sqs = sqs(endpoint);
        DynamoDbClient tables = tables(endpoint)) {
      createTable(tables, name);
      String dead = queue(sqs, name + "-dead", Map.of());
      // A low count: what is received over and over would end as a dead letter.
      String redrive =
          "{\"maxReceiveCount\":5,\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:%s-dead\"}"
              .formatted(name);
      return new Place(
          endpoint,
          queue(sqs, name, Map.of(QueueAttributeName.REDRIVE_POLICY, redrive)),
          dead,
          queue(sqs, name + "-undelivered", Map.of()),
          queue(sqs, name + "-kept", Map.of()),
          name);
    }
  }

  public static Place ofWords(String... words) {
    return new Place(URI.create(words[0]), words[1], words[2], words[3], words[4], words[5]);
  }

  public List<String> words() {
    return List.of(endpoint.toString(), events, dead, undelivered, kept, table);
  }

  public static SqsClient sqs(URI endpoint) {
    return Clients.of(SqsClient.builder(), endpoint);
  }

  public static DynamoDbClient tables(URI endpoint) {
    return Clients.of(DynamoDbClient.builder(), endpoint);
  }

  private static String queue(
      SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
  }

  private static void createTable(DynamoDbClient tables, String name) {
    tables.createTable(
        create ->
            create
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .attributeDefinitions(definitions())
                .globalSecondaryIndexes(
                    index("due", "duePk", "dueAt"),
                    index("list", "listPk", "listSk"),
                    index("byAlert", "alertId", "eventSk")));
  }

  private static List<AttributeDefinition> definitions() {
    return Stream.of("pk", "sk", "duePk", "dueAt", "listPk", "listSk", "alertId", "eventSk")
        .map(
            name ->
                AttributeDefinition.builder()
                    .attributeName(name)
                    .attributeType(
                        name.equals("dueAt") ? ScalarAttributeType.N : ScalarAttributeType.S)
                    .build())
        .toList();
  }

  private static GlobalSecondaryIndex index(String name, String hash, String range) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE))
        .projection(all -> all.projectionType(ProjectionType.ALL))
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  public void send(String... bodies) {
    send(List.of(bodies));
  }

  public void send(List<String> bodies) {
    try (SqsClient sqs = sqs(endpoint)) {
      for (int from = 0; from < bodies.size(); from += 10) {
        List<String> ten = bodies.subList(from, Math.min(from + 10, bodies.size()));
        List<SendMessageBatchRequestEntry> entries =
            IntStream.range(0, ten.size())
                .mapToObj(
                    i ->
                        SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .messageBody(ten.get(i))
                            .build())
                .toList();
        sqs.sendMessageBatch(batch -> batch.queueUrl(events).entries(entries));
      }
    }
  }

  /** Messages in a queue, in hand or not. */
  public int depth(String queue) {
    try (SqsClient sqs = sqs(endpoint)) {
      Map<QueueAttributeName, String> attributes =
          sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
              .attributes();
      return Stream.of(
              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
          .mapToInt(name -> Integer.parseInt(attributes.get(name)))
          .sum();
    }
  }

  /** Takes what is in a queue now. */
  public List<Message> take(String queue) {
    try (SqsClient sqs = sqs(endpoint)) {
      return sqs.receiveMessage(
              receive ->
                  receive.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All"))
          .messages();
    }
  }

  /** The ids of all events that are in the book. */
  public List<String> recordedEvents() {
    try (DynamoDbClient tables = tables(endpoint)) {
      List<String> ids = new ArrayList<>();
      tables
          .scanPaginator(scan -> scan.tableName(table).projectionExpression("pk"))
          .items()
          .forEach(
              item -> {
                String pk = Attributes.text(item, "pk");
                if (pk.startsWith("E#")) {
                  ids.add(pk.substring(2));
                }
              });
      return ids;
    }
  }

  /**
   * Whether no relay is at work on an alert or a digest. A clock that leaps while one is ends its
   * lease, so that another tells the same once more.
   */
  public boolean nothingIsLeased() {
    try (DynamoDbClient tables = tables(endpoint)) {
      return tables
          .scanPaginator(
              scan -> scan.tableName(table).filterExpression("attribute_exists(leaseUntil)"))
          .items()
          .stream()
          .findAny()
          .isEmpty();
    }
  }
}
