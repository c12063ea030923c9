/** The hourly task that turns files in S3 into reports, and finds uploads that never ran. */
@NullMarked
package dev.fairway.batch;

import org.jspecify.annotations.NullMarked;
