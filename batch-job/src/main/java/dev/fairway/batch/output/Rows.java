package dev.fairway.batch.output;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a result's rows as values that a page can show. */
public final class Rows {

  private Rows() {}

  public static List<List<@Nullable Object>> read(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    List<List<@Nullable Object>> read = new ArrayList<>();
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>(columns);
      for (int i = 1; i <= columns; i++) {
        row.add(value(rows, i));
      }
      read.add(row);
    }
    return read;
  }

  private static @Nullable Object value(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean yes -> yes;
      case LocalDate day -> day;
      case LocalDateTime time -> time;
      case OffsetDateTime time -> time;
      case Timestamp time -> rows.getObject(column, LocalDateTime.class);
      default -> value.toString();
    };
  }
}
