package dev.fairway.batch.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineCountTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void countsLinesThatAreNotBlankHoweverTheyArrive(int piece) {
    byte[] text = "a\n\r\n\nb\r\n\n\r\nc\n\n".getBytes(StandardCharsets.UTF_8);
    var count = new LineCount();
    for (int at = 0; at < text.length; at += piece) {
      byte[] part = Arrays.copyOfRange(text, at, Math.min(text.length, at + piece));
      count.add(part, part.length);
    }
    assertThat(count.rows()).isEqualTo(3);
    assertThat(count.inLine()).isFalse();
    count.add(new byte[] {'x'}, 1);
    assertThat(count.inLine()).isTrue();
  }
}
