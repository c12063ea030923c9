package dev.fairway.batch.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KindTest {

  @ParameterizedTest
  @CsvSource({
    "sent_bytes, BIGINT, BYTES",
    "bytes, HUGEINT, BYTES",
    "sent_bytes, VARCHAR, TEXT",
    "share_percent, 'DECIMAL(9,3)', PERCENT",
    "cost_usd, DOUBLE, MONEY",
    "requests, BIGINT, NUMBER",
    "megabytes, INTEGER, NUMBER",
    "first_at, TIMESTAMP, TIME",
    "minute, TIMESTAMP WITH TIME ZONE, TIME",
    "day, DATE, TIME",
    "seen_at, VARCHAR, TIME",
    "format, VARCHAR, TEXT",
    "at, VARCHAR, TEXT",
    "parts, INTEGER[], TEXT",
    "size_bytes, 'DECIMAL(18,3)[]', TEXT",
    "flag, BOOLEAN, TEXT",
    "at, INTERVAL, TEXT"
  })
  void followsTypeAndName(String name, String type, Kind kind) {
    assertThat(Kind.of(name, type)).isEqualTo(kind);
  }
}
