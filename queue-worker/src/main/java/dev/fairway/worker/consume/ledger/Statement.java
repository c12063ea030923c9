package dev.fairway.worker.consume.ledger;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** A conditional write of one record in PartiQL, with its parameters in order. */
record Statement(String text, List<AttributeValue> parameters) {

  static Statement of(String text) {
    return new Statement(text, new ArrayList<>());
  }

  Statement text(String value) {
    parameters.add(AttributeValue.fromS(value));
    return this;
  }

  Statement number(long value) {
    parameters.add(AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  /** The same with its text completed. */
  Statement ending(String rest) {
    return new Statement(text + rest, parameters);
  }

  BatchStatementRequest request() {
    return BatchStatementRequest.builder()
        .statement(text)
        .parameters(parameters)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }
}
