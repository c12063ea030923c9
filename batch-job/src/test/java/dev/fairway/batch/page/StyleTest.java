package dev.fairway.batch.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast as WCAG 2.2 counts it: 4.5 for text, 3 for lines that carry meaning. */
final class StyleTest {

  private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6});");

  /** Light is the first scheme of the style, dark the second, print the third. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void isReadableInEveryScheme(int scheme) {
    Map<String, String> colours = scheme(scheme);
    for (String text : List.of("text", "quiet", "link")) {
      assertThat(contrast(colours, text, "ground")).as(text).isGreaterThanOrEqualTo(4.5);
    }
    assertThat(contrast(colours, "warning", "warning-ground")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(colours, "warning", "ground")).isGreaterThanOrEqualTo(4.5);
    for (String line : List.of("c0", "c1", "c2", "c3", "warning-rule")) {
      assertThat(contrast(colours, line, "ground")).as(line).isGreaterThanOrEqualTo(3);
    }
  }

  private static Map<String, String> scheme(int number) {
    String html = Pages.of(Pages.FINE).html();
    String block = html.split(":root \\{", -1)[number + 1].split("}", 2)[0];
    var colours = new LinkedHashMap<String, String>();
    Matcher found = COLOUR.matcher(block);
    while (found.find()) {
      colours.put(found.group(1), found.group(2));
    }
    return colours;
  }

  private static double contrast(Map<String, String> colours, String one, String other) {
    double first = luminance(Objects.requireNonNull(colours.get(one), one));
    double second = luminance(Objects.requireNonNull(colours.get(other), other));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour, 16);
    return 0.2126 * part(rgb >> 16) + 0.7152 * part(rgb >> 8 & 255) + 0.0722 * part(rgb & 255);
  }

  private static double part(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
