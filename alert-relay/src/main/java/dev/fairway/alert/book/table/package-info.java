/** The one DynamoDB table, its conditional writes and reads. */
@NullMarked
package dev.fairway.alert.book.table;

import org.jspecify.annotations.NullMarked;
