@NullMarked
package dev.fairway.worker.webhook.subscription;

import org.jspecify.annotations.NullMarked;
