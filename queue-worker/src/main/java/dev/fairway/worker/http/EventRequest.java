package dev.fairway.worker.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that happened, as a client tells it. */
@Schema(name = "EventRequest")
record EventRequest(
    @Schema(
            description =
                "The same id is the same event, delivered once. 1 to 100 characters out of"
                    + " letters, digits and - _ . : #; made up where there is none.",
            example = "report-7-ready")
        @Nullable String id,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "What subscriptions choose by",
            example = "Report Ready")
        @Nullable String type,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Who says so",
            example = "shop.reports")
        @Nullable String source,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            implementation = Object.class,
            example = "{\"report\": 7}")
        @Nullable JsonNode data) {}
