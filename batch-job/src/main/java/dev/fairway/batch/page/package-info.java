/** The HTML page of a report: a pure function from its tables to one file that stands alone. */
@NullMarked
package dev.fairway.batch.page;

import org.jspecify.annotations.NullMarked;
