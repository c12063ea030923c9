/** Tasks as processes of this machine: a JVM per container, no Docker. */
@NullMarked
package dev.fairway.sandbox.ecs.process;

import org.jspecify.annotations.NullMarked;
