/** What a listener does with a request: rules, their conditions and actions, and no wire. */
@NullMarked
package dev.fairway.sandbox.alb.rule;

import org.jspecify.annotations.NullMarked;
