package dev.fairway.worker.http;

import dev.fairway.worker.deadletter.Redrive;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a redrive is. */
@Schema(name = "Redrive")
record RedriveView(
    String id,
    Redrive.Scope scope,
    Redrive.State state,
    @Schema(description = "Messages that are in the work queue again") long moved,
    @Schema(description = "Messages that were to be moved, approximately; null: not known")
        @Nullable Long toMove,
    @Schema(description = "Of the ids asked for, those that were not found") List<String> missing,
    @Nullable String reason,
    Instant startedAt,
    Instant updatedAt) {

  static RedriveView of(Redrive redrive) {
    Redrive.Progress progress = redrive.progress();
    return new RedriveView(
        redrive.id(),
        redrive.scope(),
        progress.state(),
        progress.moved(),
        progress.toMove(),
        progress.missing(),
        progress.reason(),
        redrive.startedAt(),
        redrive.updatedAt());
  }
}
