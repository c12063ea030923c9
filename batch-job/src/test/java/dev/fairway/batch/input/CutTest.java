package dev.fairway.batch.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.batch.report.CsvStyle;
import org.junit.jupiter.api.Test;

final class CutTest {

  @Test
  void cutsAtDelimitersOutsideOfQuotes() {
    assertThat(Cut.of("a,\"b,\"\"c\"\"\",,\"\"", CsvStyle.PLAIN).orElseThrow())
        .containsExactly("a", "b,\"c\"", "", "");
    assertThat(Cut.of("", CsvStyle.PLAIN).orElseThrow()).containsExactly("");
    assertThat(Cut.of("a b \"c d\"", CsvStyle.ALB).orElseThrow()).containsExactly("a", "b", "c d");
  }

  @Test
  void refusesQuotesThatDoNotAddUp() {
    assertThat(Cut.of("a,\"b", CsvStyle.PLAIN)).isEmpty();
    assertThat(Cut.of("a,\"b\"c,d", CsvStyle.PLAIN)).isEmpty();
  }

  @Test
  void takesQuotesAsTheyAreWhereThereAreNone() {
    var plain = new CsvStyle('|', CsvStyle.NO_QUOTE, false, "");
    assertThat(Cut.of("\"a|b\"", plain).orElseThrow()).containsExactly("\"a", "b\"");
  }
}
