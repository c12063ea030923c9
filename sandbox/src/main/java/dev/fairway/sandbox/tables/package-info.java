/** DynamoDB: Amazon's own emulator, run as a process of its own. */
@NullMarked
package dev.fairway.sandbox.tables;

import org.jspecify.annotations.NullMarked;
