package dev.fairway.batch.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
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

  /** Bytes beside a line's end, and those that differ from it in one bit, are none. */
  @Test
  void takesNoOtherByteForALinesEnd() {
    for (int other = 0; other < 256; other++) {
      if (other == '\n' || other == '\r') {
        continue;
      }
      byte[] text = new byte[64];
      Arrays.fill(text, (byte) other);
      for (int at = 0; at < text.length; at++) {
        byte[] some = text.clone();
        some[at] = '\n';
        var count = new LineCount();
        count.add(some, some.length);
        assertThat(count.rows()).as("byte %d, end at %d", other, at).isEqualTo(at == 0 ? 0 : 1);
        assertThat(count.inLine()).isEqualTo(at < text.length - 1);
      }
    }
  }
}
