/** Which permissions a request needs, read from the request alone. */
@NullMarked
package dev.fairway.sandbox.iam.access;

import org.jspecify.annotations.NullMarked;
