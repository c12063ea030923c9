/** What people and machines ask of the alerts, and tell the relay. */
@NullMarked
package dev.fairway.alert.http;

import org.jspecify.annotations.NullMarked;
