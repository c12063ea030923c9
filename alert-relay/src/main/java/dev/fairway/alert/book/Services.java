package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.text;

import dev.fairway.alert.book.table.Key;
import dev.fairway.alert.book.table.Table;
import dev.fairway.alert.event.Occurrence;
import java.util.List;

/** Which alerts of a service are not closed. */
final class Services {

  /** As many as one transaction can end. */
  private static final int MOST = 90;

  private Services() {}

  static Key pointer(Alert alert) {
    return new Key(partition(alert.cause().cluster(), alert.service()), alert.id().toString());
  }

  static List<Key> pointers(Table table, Occurrence occurrence) throws InterruptedException {
    if (occurrence.service().isEmpty()) {
      return List.of();
    }
    String partition = partition(occurrence.cluster(), occurrence.service());
    return table.partition(partition, false, MOST).stream()
        .map(item -> new Key(partition, text(item, "sk")))
        .toList();
  }

  private static String partition(String cluster, String service) {
    return "S#" + cluster + "/" + service;
  }
}
