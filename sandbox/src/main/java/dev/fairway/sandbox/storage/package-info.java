/** S3: the embedded emulator, what is configured on its buckets, and the events of its objects. */
@NullMarked
package dev.fairway.sandbox.storage;

import org.jspecify.annotations.NullMarked;
