package dev.fairway.sandbox.ecs.runtime;

/** The CloudWatch Logs stream of one container, named as the awslogs driver names it. */
public record LogStream(String group, String stream) {}
