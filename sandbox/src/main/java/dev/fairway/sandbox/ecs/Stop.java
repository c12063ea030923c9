package dev.fairway.sandbox.ecs;

/** That a task is to stop, and why: {@code reason} is its stoppedReason. */
record Stop(StopCode code, String reason) {}
