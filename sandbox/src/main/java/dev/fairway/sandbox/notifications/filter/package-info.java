/** Subscription filter policies. */
@NullMarked
package dev.fairway.sandbox.notifications.filter;

import org.jspecify.annotations.NullMarked;
