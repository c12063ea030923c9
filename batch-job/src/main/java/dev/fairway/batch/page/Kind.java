package dev.fairway.batch.page;

import java.util.Locale;
import java.util.Set;

/** How the values of a column read. */
public enum Kind {
  NUMBER,
  TEXT,
  /** A date, a time of day or both, in UTC. */
  TIME,
  BYTES,
  /** 12.5 is 12.5 %. */
  PERCENT,
  /** US dollars. */
  MONEY;

  private static final Set<String> NUMBERS =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "BIGNUM",
          "FLOAT",
          "REAL",
          "DOUBLE",
          "DECIMAL",
          "NUMERIC");

  /**
   * By DuckDB's type and the end of the column's name: {@code _bytes}, {@code _percent} and {@code
   * _usd} of numbers, {@code _at} of texts that are times.
   */
  public static Kind of(String name, String sqlType) {
    String type = sqlType.strip().toUpperCase(Locale.ROOT);
    if (type.endsWith("]")) {
      return TEXT;
    }
    String base = type.split("[( ]", 2)[0];
    if (NUMBERS.contains(base)) {
      return ofNumber(name.toLowerCase(Locale.ROOT));
    }
    if (base.startsWith("TIME") || base.equals("DATETIME") || base.equals("DATE")) {
      return TIME;
    }
    return base.equals("VARCHAR") && endsIn(name.toLowerCase(Locale.ROOT), "at") ? TIME : TEXT;
  }

  private static Kind ofNumber(String name) {
    if (endsIn(name, "bytes")) {
      return BYTES;
    }
    if (endsIn(name, "percent")) {
      return PERCENT;
    }
    return endsIn(name, "usd") ? MONEY : NUMBER;
  }

  private static boolean endsIn(String name, String word) {
    return name.endsWith("_" + word) || (name.equals(word) && !word.equals("at"));
  }

  boolean numeric() {
    return switch (this) {
      case NUMBER, BYTES, PERCENT, MONEY -> true;
      case TEXT, TIME -> false;
    };
  }
}
