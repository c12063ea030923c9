/** When the rules of a schedule fire, on the region's clock. */
@NullMarked
package dev.fairway.sandbox.events.schedule;

import org.jspecify.annotations.NullMarked;
