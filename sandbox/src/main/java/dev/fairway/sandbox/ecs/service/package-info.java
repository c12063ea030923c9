/** The services of Amazon ECS: how many tasks run, of which definition, and how they change. */
@NullMarked
package dev.fairway.sandbox.ecs.service;

import org.jspecify.annotations.NullMarked;
