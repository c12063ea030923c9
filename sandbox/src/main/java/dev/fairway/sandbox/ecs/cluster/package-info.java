/** The clusters of the region, and how tasks are placed in one. */
@NullMarked
package dev.fairway.sandbox.ecs.cluster;

import org.jspecify.annotations.NullMarked;
