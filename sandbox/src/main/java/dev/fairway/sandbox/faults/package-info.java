/** The faults that a person sets, for failures that a local region has no cause for. */
@NullMarked
package dev.fairway.sandbox.faults;

import org.jspecify.annotations.NullMarked;
