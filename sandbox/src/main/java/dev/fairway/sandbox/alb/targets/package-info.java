/** The targets of target groups: their health, by real checks, and whose turn it is. */
@NullMarked
package dev.fairway.sandbox.alb.targets;

import org.jspecify.annotations.NullMarked;
