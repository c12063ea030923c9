/** The API of Amazon ECS on Fargate: clusters, and the operations on definitions and tasks. */
@NullMarked
package dev.fairway.sandbox.ecs;

import org.jspecify.annotations.NullMarked;
