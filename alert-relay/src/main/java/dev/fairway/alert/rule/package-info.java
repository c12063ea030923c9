/** The ordered rules that say what an occurrence is and what becomes of it. */
@NullMarked
package dev.fairway.alert.rule;

import org.jspecify.annotations.NullMarked;
