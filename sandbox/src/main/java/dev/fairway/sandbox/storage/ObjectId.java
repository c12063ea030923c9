package dev.fairway.sandbox.storage;

/**
 * Where an object is.
 *
 * @param key as it is, not percent-encoded
 */
record ObjectId(String bucket, String key) {}
