package dev.fairway.alert.notice;

import java.util.Map;

/**
 * A notice as SNS takes it.
 *
 * @param subject one line of printable ASCII, less than 100 characters
 * @param text for a person's phone
 * @param json the same for machines; its {@code schema} changes with its shape
 * @param attributes of the message, for filter policies; none is empty
 */
public record Texts(String subject, String text, String json, Map<String, String> attributes) {}
