/** What the templates say of the queue-worker. */
@NullMarked
package dev.fairway.infra.worker;

import org.jspecify.annotations.NullMarked;
