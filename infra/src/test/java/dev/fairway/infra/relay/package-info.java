@NullMarked
package dev.fairway.infra.relay;

import org.jspecify.annotations.NullMarked;
