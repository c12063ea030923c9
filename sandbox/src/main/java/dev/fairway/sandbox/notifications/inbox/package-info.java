/** The mails of the region, for people to read. */
@NullMarked
package dev.fairway.sandbox.notifications.inbox;

import org.jspecify.annotations.NullMarked;
