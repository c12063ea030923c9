/** Which spans of time a run is for. */
@NullMarked
package dev.fairway.batch.window;

import org.jspecify.annotations.NullMarked;
