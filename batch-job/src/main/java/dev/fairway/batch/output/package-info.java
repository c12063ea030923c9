/**
 * What a report leaves in its bucket: tables, a page, the quarantine, and last of all a manifest.
 */
@NullMarked
package dev.fairway.batch.output;

import org.jspecify.annotations.NullMarked;
