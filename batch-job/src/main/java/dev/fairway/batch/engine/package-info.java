/** DuckDB in the process: shut in, fed with the window's rows, each of which is accounted for. */
@NullMarked
package dev.fairway.batch.engine;

import org.jspecify.annotations.NullMarked;
