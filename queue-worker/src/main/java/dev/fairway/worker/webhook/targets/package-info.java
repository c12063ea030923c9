/** Where a webhook may go: URLs, the addresses behind them, and what is refused. */
@NullMarked
package dev.fairway.worker.webhook.targets;

import org.jspecify.annotations.NullMarked;
