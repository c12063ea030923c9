package dev.fairway.worker.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A job that a client asks for. */
@Schema(name = "JobRequest")
record JobRequest(
    @Schema(
            description =
                "Names the job for good: the same id sent again is the same job. 1 to 128"
                    + " characters out of letters, digits and - _ . : #; made up where there is"
                    + " none. The header Idempotency-Key says the same.",
            example = "invoice-2031")
        @Nullable String id,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "One that this service has a handler for",
            example = "webhook.delivery")
        @Nullable String type,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            implementation = Object.class,
            description = "What the handler of the type reads")
        @Nullable JsonNode payload,
    @Schema(description = "Follows the work through every log; the id where there is none")
        @Nullable String correlationId,
    @Schema(description = "Jobs of one group run in order, on a FIFO queue")
        @Nullable String group) {}
