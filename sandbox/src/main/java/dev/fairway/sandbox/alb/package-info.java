/**
 * Elastic Load Balancing: Application Load Balancers, their listeners, rules and target groups, and
 * {@code proxy}, which does what they say.
 */
@NullMarked
package dev.fairway.sandbox.alb;

import org.jspecify.annotations.NullMarked;
