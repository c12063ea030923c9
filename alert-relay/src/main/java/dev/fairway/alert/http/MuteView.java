package dev.fairway.alert.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fairway.alert.book.mute.Mute;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mute as clients see it. */
@Schema(name = "Mute")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MuteView(
    @Schema(example = "mute_3f0c9a7be1d24c55") String id,
    @Nullable String family,
    @Nullable String category,
    Instant until,
    String reason,
    Instant createdAt) {

  /** All that hold. */
  @Schema(name = "MuteList")
  record All(List<MuteView> mutes) {}

  static MuteView of(Mute mute) {
    return new MuteView(
        mute.id(),
        mute.family().orElse(null),
        mute.category().orElse(null),
        mute.until(),
        mute.reason(),
        mute.createdAt());
  }
}
