package dev.fairway.alert.http;

import dev.fairway.alert.book.mute.Mute;
import dev.fairway.common.http.problem.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of which alerts people are not to be told, and until when. */
@Schema(name = "MuteRequest")
record MuteRequest(
    @Schema(description = "Family of task definitions; one of family and category is needed")
        @Nullable String family,
    @Schema(example = "SPOT_INTERRUPTION") @Nullable String category,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Within 30 days")
        @Nullable Instant until,
    @Schema(description = "For people", example = "The database moves") @Nullable String reason) {

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int LONGEST_NAME = 255;

  /** Reads the request, or refuses it with all that is wrong. */
  Mute mute(String id, Instant now) {
    var checks = new Checks();
    checks.require(
        given(family) || given(category),
        "family",
        "one of family and category is needed; it says what to mute");
    checks.optionalText(family, "family", LONGEST_NAME);
    checks.optionalText(category, "category", LONGEST_NAME);
    checks.optionalText(reason, "reason", 500);
    checks.require(
        until != null && until.isAfter(now) && !until.isAfter(now.plus(LONGEST)),
        "until",
        "until must be a time to come, within 30 days, such as " + now.plus(Duration.ofHours(1)));
    checks.done();
    return new Mute(
        id,
        Optional.ofNullable(family).filter(MuteRequest::given),
        Optional.ofNullable(category).filter(MuteRequest::given),
        Objects.requireNonNull(until).truncatedTo(ChronoUnit.MILLIS),
        Objects.requireNonNullElse(reason, ""),
        now.truncatedTo(ChronoUnit.MILLIS));
  }

  private static boolean given(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
