@NullMarked
package dev.fairway.worker.webhook;

import org.jspecify.annotations.NullMarked;
