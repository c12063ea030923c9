package dev.fairway.common.http.problem;

/**
 * One thing wrong with a request's body.
 *
 * @param pointer where, as a JSON pointer such as {@code #/eventTypes/0}
 * @param detail what is wrong there and what would be right
 */
public record Fault(String pointer, String detail) {}
