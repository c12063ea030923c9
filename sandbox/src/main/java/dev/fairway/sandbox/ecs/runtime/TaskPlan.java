package dev.fairway.sandbox.ecs.runtime;

import java.util.List;

/**
 * A task as a runtime sees it: definition and overrides are already one.
 *
 * @param hostname as the task sees it
 * @param place what the runtime gave it
 */
public record TaskPlan(
    String taskId, String hostname, TaskSize size, Place place, List<ContainerPlan> containers) {}
