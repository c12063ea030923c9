/** What is published: its bodies and attributes, as SNS checks them. */
@NullMarked
package dev.fairway.sandbox.notifications.message;

import org.jspecify.annotations.NullMarked;
