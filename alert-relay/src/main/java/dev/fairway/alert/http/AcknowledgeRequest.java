package dev.fairway.alert.http;

import dev.fairway.common.http.problem.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody takes care of an alert. */
@Schema(name = "AcknowledgeRequest")
record AcknowledgeRequest(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Who it is, for people",
            example = "ann")
        @Nullable String by) {

  String checked() {
    var checks = new Checks();
    checks.requireText(by, "by", 100);
    checks.done();
    return Objects.requireNonNull(by);
  }
}
