package dev.fairway.images;

import static dev.fairway.common.aws.AwsFailures.calling;
import static software.amazon.awssdk.enhanced.dynamodb.AttributeConverterProvider.defaultProvider;

import dev.fairway.images.ImageRecords.Saving.Lost;
import dev.fairway.images.ImageRecords.Saving.Won;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The images table in DynamoDB. */
final class DynamoDbRecords implements ImageRecords {

  private final String tableName;
  private final DynamoDbTable<EnhancedDocument> table;

  DynamoDbRecords(DynamoDbEnhancedClient client, String tableName) {
    this.tableName = tableName;
    this.table =
        client.table(
            tableName,
            TableSchema.documentSchemaBuilder()
                .addIndexPartitionKey(
                    TableMetadata.primaryIndexName(), "image", AttributeValueType.S)
                .attributeConverterProviders(defaultProvider())
                .build());
  }

  @Override
  public Optional<StoredRecord> find(String image) throws InterruptedException {
    Key key = Key.builder().partitionValue(image).build();
    EnhancedDocument found =
        calling(
            "reading the record of %s in table %s".formatted(image, tableName),
            () -> table.getItem(get -> get.key(key).consistentRead(true)));
    return Optional.ofNullable(found).map(EnhancedDocument::toMap).map(ImageDocument::read);
  }

  @Override
  public Saving save(ImageRecord record) throws InterruptedException {
    EnhancedDocument document = ImageDocument.of(record);
    PutItemEnhancedRequest<EnhancedDocument> put =
        PutItemEnhancedRequest.builder(EnhancedDocument.class)
            .item(document)
            .conditionExpression(unlessAsNew(record.event()))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    return calling(
        "recording %s in table %s".formatted(record.event().image(), tableName),
        () -> put(put, document));
  }

  private Saving put(PutItemEnhancedRequest<EnhancedDocument> put, EnhancedDocument document) {
    try {
      table.putItem(put);
      return new Won(ImageDocument.read(document.toMap()));
    } catch (ConditionalCheckFailedException lost) {
      return new Lost(ImageDocument.read(lost.item()));
    }
  }

  private static Expression unlessAsNew(ObjectEvent event) {
    String version = event.version();
    var condition =
        Expression.builder()
            .putExpressionValue(":sequencer", AttributeValue.fromS(event.sequencer().padded()));
    if (version == null) {
      return condition.expression("attribute_not_exists(image) OR sequencer < :sequencer").build();
    }
    return condition
        .expression(
            "attribute_not_exists(image) OR (sequencer < :sequencer"
                + " AND (attribute_not_exists(versionId) OR versionId <> :version))")
        .putExpressionValue(":version", AttributeValue.fromS(version))
        .build();
  }
}
