package dev.fairway.sandbox.ecs.process;

/**
 * The process that a container is.
 *
 * @param task the task's id
 */
public record RunningProcess(String task, String container, long pid) {}
