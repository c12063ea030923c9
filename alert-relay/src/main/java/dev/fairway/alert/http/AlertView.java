package dev.fairway.alert.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fairway.alert.book.Alert;
import dev.fairway.alert.rule.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert as clients see it. */
@Schema(name = "Alert")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
    @Schema(example = "3f0c9a7be1d24c553f0c9a7b-1") String id,
    Alert.State state,
    Severity severity,
    @Schema(example = "OUT_OF_MEMORY") String category,
    String cluster,
    String family,
    @Schema(description = "Empty where the task is of none") String service,
    String container,
    @Schema(description = "The rule that decided") String rule,
    String explanation,
    String nextStep,
    @Schema(description = "Occurrences") long count,
    @Schema(description = "The first occurrence's time") Instant firstAt,
    @Schema(description = "The latest occurrence's time") Instant lastAt,
    @Schema(description = "By the relay's clock") Instant openedAt,
    @Nullable Instant endedAt,
    @Schema(description = "false: it is kept, and nobody is told") boolean told,
    @Schema(description = "Notices of its own, so far") long notices,
    @Schema(description = "Whether it is told of together with others") boolean inDigests,
    @Schema(description = "Alerts of the same cause before it") int previous,
    @Nullable Instant previousAt,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy) {

  static AlertView of(Alert alert) {
    return new AlertView(
        alert.id().toString(),
        alert.life().state(),
        alert.verdict().severity(),
        alert.cause().category(),
        alert.cause().cluster(),
        alert.cause().family(),
        alert.service(),
        alert.cause().container(),
        alert.verdict().rule(),
        alert.verdict().explanation(),
        alert.verdict().nextStep(),
        alert.tally().count(),
        alert.tally().firstAt(),
        alert.tally().lastAt(),
        alert.life().openedAt(),
        alert.life().endedAt().orElse(null),
        alert.cause().told(),
        alert.telling().notices(),
        alert.telling().held(),
        alert.previous().count(),
        alert.previous().lastAt().orElse(null),
        alert.acknowledgement().map(Alert.Acknowledgement::at).orElse(null),
        alert.acknowledgement().map(Alert.Acknowledgement::by).orElse(null));
  }
}
