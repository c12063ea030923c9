/**
 * Amazon ECS on Fargate: clusters, task definitions and tasks, the states that a task goes through
 * and the events that tell of them.
 */
@NullMarked
package dev.fairway.sandbox.ecs;

import org.jspecify.annotations.NullMarked;
