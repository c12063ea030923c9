package dev.fairway.worker.http;

import dev.fairway.common.http.problem.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is to be brought back: all, or some. */
@Schema(name = "RedriveRequest")
record RedriveRequest(
    @Schema(description = "true for every dead letter") @Nullable Boolean all,
    @Schema(
            description = "Up to 100 job ids, or message ids of letters that have none",
            example = "[\"invoice-2031\"]")
        @Nullable List<@Nullable String> ids) {

  private static final int MOST = 100;

  void check() {
    boolean some = ids != null && !ids.isEmpty();
    var checks = new Checks();
    checks.require(
        Boolean.TRUE.equals(all) != some, "all", "either all is true or ids holds some, not both");
    checks.require(
        ids == null || ids.size() <= MOST, "ids", "ids may hold at most " + MOST + " ids");
    checks.require(
        ids == null || ids.stream().allMatch(id -> id != null && !id.isBlank()),
        "ids",
        "each of ids is the id of a job or a message");
    checks.done();
  }

  List<String> chosen() {
    return Objects.requireNonNull(ids).stream().map(Objects::requireNonNull).toList();
  }
}
