package dev.fairway.batch.state;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** DynamoDB with a network between that can be cut. */
final class FlakyDynamoDb implements DynamoDbClient {

  private final DynamoDbClient real;
  private volatile boolean down;

  FlakyDynamoDb(DynamoDbClient real) {
    this.real = real;
  }

  void breakDown() {
    down = true;
  }

  void recover() {
    down = false;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    reach();
    return real.getItem(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    reach();
    return real.updateItem(request);
  }

  private void reach() {
    if (down) {
      throw SdkClientException.create("cut off");
    }
  }

  @Override
  public String serviceName() {
    return real.serviceName();
  }

  @Override
  public void close() {}
}
