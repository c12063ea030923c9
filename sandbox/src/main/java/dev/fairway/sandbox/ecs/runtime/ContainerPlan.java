package dev.fairway.sandbox.ecs.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as a runtime sees it.
 *
 * @param entryPoint replaces the image's own where it isn't empty
 * @param command the arguments of the entry point
 * @param environment everything but what only the runtime knows (PATH, HOME, TMPDIR)
 * @param memoryMib the container's own hard limit, in MiB, empty where only the task's holds
 * @param logs where its output goes, empty where it is dropped
 * @param confinement what a process can't be held to
 */
public record ContainerPlan(
    String name,
    String image,
    List<String> entryPoint,
    List<String> command,
    Map<String, String> environment,
    Optional<Integer> memoryMib,
    Optional<LogStream> logs,
    Confinement confinement) {}
