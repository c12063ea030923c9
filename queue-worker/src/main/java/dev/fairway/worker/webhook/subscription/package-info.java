/** Who wants to hear of which events, where, and the secrets that sign what they hear. */
@NullMarked
package dev.fairway.worker.webhook.subscription;

import org.jspecify.annotations.NullMarked;
