/** What all stacks make alike. */
@NullMarked
package dev.fairway.infra.stack;

import org.jspecify.annotations.NullMarked;
