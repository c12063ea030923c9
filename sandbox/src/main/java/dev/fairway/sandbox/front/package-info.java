/**
 * The one port of the region: it finds out which service a request is for and speaks its protocol.
 */
@NullMarked
package dev.fairway.sandbox.front;

import org.jspecify.annotations.NullMarked;
