package dev.fairway.sandbox.ecs.task;

/** That a task is to stop, and why: {@code reason} is its stoppedReason. */
public record Stop(StopCode code, String reason) {}
