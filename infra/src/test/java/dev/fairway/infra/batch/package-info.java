/** What the templates say of the batch-job. */
@NullMarked
package dev.fairway.infra.batch;

import org.jspecify.annotations.NullMarked;
