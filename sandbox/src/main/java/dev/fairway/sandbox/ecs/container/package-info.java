/** Tasks as Docker containers: the network that they share with the sandbox, and their lives. */
@NullMarked
package dev.fairway.sandbox.ecs.container;

import org.jspecify.annotations.NullMarked;
