/**
 * The calls that cross the region: an operation of an AWS service with its input, free of any wire
 * format.
 */
@NullMarked
package dev.fairway.sandbox.api;

import org.jspecify.annotations.NullMarked;
