/** What every app stands on: network, cluster, data bucket, logs and alarms. */
@NullMarked
package dev.fairway.infra.platform;

import org.jspecify.annotations.NullMarked;
