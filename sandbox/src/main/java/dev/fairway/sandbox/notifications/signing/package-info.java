/** The JSON documents that subscribers get, and the signatures that prove them. */
@NullMarked
package dev.fairway.sandbox.notifications.signing;

import org.jspecify.annotations.NullMarked;
