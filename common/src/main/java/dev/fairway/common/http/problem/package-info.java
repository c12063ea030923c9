/** What a client is told when something is wrong, as problem details (RFC 9457). */
@NullMarked
package dev.fairway.common.http.problem;

import org.jspecify.annotations.NullMarked;
