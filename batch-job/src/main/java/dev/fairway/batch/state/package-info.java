/** What runs leave for each other in the state table: who works, and how far the reports are. */
@NullMarked
package dev.fairway.batch.state;

import org.jspecify.annotations.NullMarked;
