/**
 * The files behind S3. S3Proxy tells what a store can do by {@code .nio2blob.} in the name of its
 * class, hence the name of this package.
 */
@NullMarked
package dev.fairway.sandbox.storage.nio2blob;

import org.jspecify.annotations.NullMarked;
