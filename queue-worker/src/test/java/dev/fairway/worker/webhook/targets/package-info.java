@NullMarked
package dev.fairway.worker.webhook.targets;

import org.jspecify.annotations.NullMarked;
