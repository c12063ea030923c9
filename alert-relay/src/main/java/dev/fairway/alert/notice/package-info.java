/** What people and machines are told. */
@NullMarked
package dev.fairway.alert.notice;

import org.jspecify.annotations.NullMarked;
