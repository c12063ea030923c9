package dev.fairway.worker.consume.ledger;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of one conditional write. */
sealed interface Write {

  /**
   * @param before the record as it was, where the statement returns it
   */
  record Applied(Map<String, AttributeValue> before) implements Write {}

  /**
   * The condition did not hold.
   *
   * @param record as it is, empty where there is none or DynamoDB does not say
   */
  record Refused(Map<String, AttributeValue> record) implements Write {}

  /**
   * DynamoDB could not do it now.
   *
   * @param code of AWS
   */
  record Failed(String code, String message) implements Write {}
}
