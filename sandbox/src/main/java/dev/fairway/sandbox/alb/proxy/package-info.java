/** The listeners as a client meets them: ports, the way of a request to its target and back. */
@NullMarked
package dev.fairway.sandbox.alb.proxy;

import org.jspecify.annotations.NullMarked;
