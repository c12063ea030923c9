/** From a report's file to its manifest. */
@NullMarked
package dev.fairway.batch.making;

import org.jspecify.annotations.NullMarked;
