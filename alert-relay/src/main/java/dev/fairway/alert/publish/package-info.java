/** Tells people of alerts, when there is something to tell, once. */
@NullMarked
package dev.fairway.alert.publish;

import org.jspecify.annotations.NullMarked;
