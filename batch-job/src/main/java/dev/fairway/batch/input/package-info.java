/** The files of a window: found in S3, checked, unpacked, and laid onto bounded disk. */
@NullMarked
package dev.fairway.batch.input;

import org.jspecify.annotations.NullMarked;
