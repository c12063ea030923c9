/** CloudWatch Logs: groups, streams and what tasks print. */
@NullMarked
package dev.fairway.sandbox.logs;

import org.jspecify.annotations.NullMarked;
