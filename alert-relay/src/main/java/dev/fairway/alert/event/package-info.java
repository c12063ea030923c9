/** What came in, as AWS spelled it, and what of it matters here. */
@NullMarked
package dev.fairway.alert.event;

import org.jspecify.annotations.NullMarked;
