/** What every request passes before it reaches an endpoint. */
@NullMarked
package dev.fairway.common.http.gate;

import org.jspecify.annotations.NullMarked;
