package dev.fairway.sandbox.ecs.runtime;

import java.util.Optional;

/**
 * A container that runs, as a person finds it on the machine.
 *
 * @param task the task's id
 * @param container its name in the task definition
 * @param pid of the process that it is, empty where it is none of this machine's
 * @param docker the id of the Docker container that it is, empty where it is none
 */
public record LiveContainer(
    String task, String container, Optional<Long> pid, Optional<String> docker) {}
