/** The service that drains a queue of jobs: its wiring. */
@NullMarked
package dev.fairway.worker;

import org.jspecify.annotations.NullMarked;
