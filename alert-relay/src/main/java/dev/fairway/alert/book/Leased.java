package dev.fairway.alert.book;

/**
 * An alert that one relay alone may tell of for a while.
 *
 * @param token that proves it
 */
public record Leased(Alert alert, String token) {}
