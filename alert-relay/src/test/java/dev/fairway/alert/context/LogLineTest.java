package dev.fairway.alert.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class LogLineTest {

  private static String readable(String line) {
    return LogLine.readable(JsonMapper.shared(), line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"@timestamp\":\"t\",\"message\":\"Saved\",\"level\":\"INFO\"} | INFO Saved",
        "{\"log.level\":\"WARN\",\"message\":\"Slow\"} | WARN Slow",
        "{\"level\":\"error\",\"msg\":\"gone\"} | error gone",
        "{\"level\":30,\"msg\":\"ready\"} | ready",
        "{\"message\":\"Bad\",\"level\":\"ERROR\",\"stack_trace\":\"java.io.IOException: x\\n\\tat a.B\"} | ERROR Bad java.io.IOException: x at a.B",
        "{\"event\":\"no message\"} | {\"event\":\"no message\"}",
        "{not json | {not json",
        "Terminating due to java.lang.OutOfMemoryError: Java heap space | Terminating due to java.lang.OutOfMemoryError: Java heap space",
      })
  void makesStructuredLinesReadable(String line, String readable) {
    assertThat(readable(line)).isEqualTo(readable);
  }

  @Test
  void boundsALine() {
    assertThat(readable("x".repeat(5000))).hasSize(300).endsWith("…");
  }

  @Test
  void takesControlCharactersOut() {
    assertThat(readable("\u001b[31mred\u001b[0m\tand\r\n")).isEqualTo("[31mred [0m and");
  }
}
