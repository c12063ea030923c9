/** AWS Secrets Manager: secrets with their versions, in memory or in the kept state. */
@NullMarked
package dev.fairway.sandbox.secrets;

import org.jspecify.annotations.NullMarked;
