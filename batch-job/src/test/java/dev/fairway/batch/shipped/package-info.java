/** The reports that ship, and data of the shapes that they read. */
@NullMarked
package dev.fairway.batch.shipped;

import org.jspecify.annotations.NullMarked;
