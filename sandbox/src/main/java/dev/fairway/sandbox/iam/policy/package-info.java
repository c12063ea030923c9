/** What an IAM policy document says, and whether it allows a request. */
@NullMarked
package dev.fairway.sandbox.iam.policy;

import org.jspecify.annotations.NullMarked;
