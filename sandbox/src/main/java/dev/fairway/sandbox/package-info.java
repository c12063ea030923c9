/** The local region: its parts wired together, and the command that starts it. */
@NullMarked
package dev.fairway.sandbox;

import org.jspecify.annotations.NullMarked;
