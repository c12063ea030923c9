/** The guided run of every flow, made from outside: an ordinary AWS client of the region. */
@NullMarked
package dev.fairway.sandbox.tour;

import org.jspecify.annotations.NullMarked;
