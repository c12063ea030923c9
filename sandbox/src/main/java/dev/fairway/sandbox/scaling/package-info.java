/** Application Auto Scaling: it changes the desired count of ECS services as policies say. */
@NullMarked
package dev.fairway.sandbox.scaling;

import org.jspecify.annotations.NullMarked;
