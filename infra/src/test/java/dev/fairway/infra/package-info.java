/** What the templates say, for every choice of the configuration. */
@NullMarked
package dev.fairway.infra;

import org.jspecify.annotations.NullMarked;
