/** The fourth architecture: a service that tells people of every failure once. */
@NullMarked
package dev.fairway.infra.relay;

import org.jspecify.annotations.NullMarked;
