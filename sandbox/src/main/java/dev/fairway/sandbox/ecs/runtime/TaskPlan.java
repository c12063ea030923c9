package dev.fairway.sandbox.ecs.runtime;

import java.util.List;

/** A task as a runtime sees it: definition and overrides are already one. */
public record TaskPlan(String taskId, TaskSize size, List<ContainerPlan> containers) {}
