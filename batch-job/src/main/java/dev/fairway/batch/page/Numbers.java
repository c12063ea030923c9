package dev.fairway.batch.page;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers for people, the same in every locale. */
final class Numbers {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final String[] COUNTS = {"", "k", "M", "G", "T", "P", "E"};
  private static final BigDecimal SHORT_ENOUGH = BigDecimal.valueOf(10_000);

  private Numbers() {}

  /** Empty for what is no finite number. */
  static Optional<BigDecimal> of(@Nullable Object value) {
    return switch (value) {
      case BigDecimal decimal -> Optional.of(decimal);
      case BigInteger integer -> Optional.of(new BigDecimal(integer));
      case Double real when Double.isFinite(real) -> Optional.of(BigDecimal.valueOf(real));
      case Float real when Float.isFinite(real) -> Optional.of(new BigDecimal(real.toString()));
      case Long whole -> Optional.of(BigDecimal.valueOf(whole));
      case Integer whole -> Optional.of(BigDecimal.valueOf(whole));
      case Short whole -> Optional.of(BigDecimal.valueOf(whole));
      case Byte whole -> Optional.of(BigDecimal.valueOf(whole));
      case null, default -> Optional.empty();
    };
  }

  /** Grouped by comma, with as many digits after the point. */
  static String grouped(BigDecimal value, int digits) {
    var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.HALF_UP);
    String text = format.format(value);
    return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
  }

  static String grouped(long value) {
    return grouped(BigDecimal.valueOf(value), 0);
  }

  /** Grouped by comma, with every digit that it has. */
  static String exact(BigDecimal value) {
    return grouped(value, Math.max(0, value.stripTrailingZeros().scale()));
  }

  /** In units of a thousand: {@code 1.5 MB}. */
  static String bytes(BigDecimal value) {
    return scaled(value, BYTES, " ");
  }

  /** Short enough for an axis: {@code 1,500} and {@code 15k}. */
  static String compact(BigDecimal value) {
    return value.abs().compareTo(SHORT_ENOUGH) < 0 ? exact(value) : scaled(value, COUNTS, "");
  }

  private static String scaled(BigDecimal value, String[] units, String space) {
    BigDecimal rest = value;
    int unit = 0;
    while (rest.abs().setScale(0, RoundingMode.HALF_UP).compareTo(THOUSAND) >= 0
        && unit < units.length - 1) {
      rest = rest.movePointLeft(3);
      unit++;
    }
    int most = unit == 0 || rest.abs().compareTo(BigDecimal.valueOf(99.95)) >= 0 ? 0 : 1;
    BigDecimal rounded = rest.setScale(most, RoundingMode.HALF_UP);
    return exact(rounded) + space + units[unit];
  }

  /** A share in percent, with a digit more where it would read as none or as all. */
  static String share(long part, long whole) {
    if (whole == 0) {
      return "0 %";
    }
    BigDecimal percent =
        BigDecimal.valueOf(part)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP);
    if (part > 0 && percent.compareTo(BigDecimal.valueOf(0.01)) < 0) {
      return "less than 0.01 %";
    }
    return grouped(percent, percent.compareTo(BigDecimal.TEN) < 0 ? 2 : 1) + " %";
  }
}
