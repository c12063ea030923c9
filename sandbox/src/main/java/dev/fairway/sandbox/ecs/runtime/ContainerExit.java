package dev.fairway.sandbox.ecs.runtime;

import java.util.Optional;

/**
 * How a container ended.
 *
 * @param code the exit code, 128 and the signal's number where a signal ended it
 * @param reason ECS's words where the platform ended it
 */
public record ContainerExit(int code, Optional<String> reason, Usage usage) {}
