package dev.fairway.alert.book.table;

/** An item that DynamoDB will not take however often it is sent, with its reason. */
public final class UnwritableException extends RuntimeException {

  UnwritableException(String message) {
    super(message);
  }
}
