/** Events on EventBridge. */
@NullMarked
package dev.fairway.batch.event;

import org.jspecify.annotations.NullMarked;
