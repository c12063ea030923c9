package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.text;

import dev.fairway.alert.book.table.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Goes down one key of the index {@code list}, from a position on. */
final class Cursor {

  private static final int PAGE = 50;

  private final Table table;
  private final String key;
  private final Deque<Map<String, AttributeValue>> read = new ArrayDeque<>();
  private String after;
  private boolean end;

  /**
   * @param after position of what comes before
   */
  Cursor(Table table, String key, String after) {
    this.table = table;
    this.key = key;
    this.after = after;
  }

  boolean more() throws InterruptedException {
    if (read.isEmpty() && !end) {
      List<Map<String, AttributeValue>> page = table.page(query()).items();
      read.addAll(page);
      end = page.size() < PAGE;
    }
    return !read.isEmpty();
  }

  private QueryRequest.Builder query() {
    return table
        .query("listPk", key)
        .indexName("list")
        .keyConditionExpression("#k = :k AND listSk < :after")
        .expressionAttributeValues(Map.of(":k", text(key), ":after", text(after)))
        .scanIndexForward(false)
        .limit(PAGE);
  }

  /** Where the next one is; only where there is one. */
  String position() {
    return text(read.getFirst(), "listSk");
  }

  Map<String, AttributeValue> next() {
    Map<String, AttributeValue> next = read.removeFirst();
    after = text(next, "listSk");
    return next;
  }
}
