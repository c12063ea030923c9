/** CloudWatch's alarms: their states, their evaluation, and what they set off. */
@NullMarked
package dev.fairway.sandbox.alarms;

import org.jspecify.annotations.NullMarked;
