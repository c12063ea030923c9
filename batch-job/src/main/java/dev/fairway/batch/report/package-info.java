/** What a report is, and what making one comes to. */
@NullMarked
package dev.fairway.batch.report;

import org.jspecify.annotations.NullMarked;
