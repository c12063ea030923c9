package dev.fairway.alert.context;

/**
 * Where the container of a task writes its log.
 *
 * @param region of the log group
 */
record LogPlace(String group, String stream, String region) {}
