/** Finds uploads without a record and has them started again. */
@NullMarked
package dev.fairway.batch.reconcile;

import org.jspecify.annotations.NullMarked;
