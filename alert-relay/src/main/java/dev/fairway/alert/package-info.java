/** Tells people of every failure in a cluster, once and with its reason. */
@NullMarked
package dev.fairway.alert;

import org.jspecify.annotations.NullMarked;
