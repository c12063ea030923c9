/** Roles of the region, the credentials issued under them, and the check of each call's right. */
@NullMarked
package dev.fairway.sandbox.iam;

import org.jspecify.annotations.NullMarked;
