package dev.fairway.images.engine;

/** An image that was refused; the message is a sentence that the uploader can act on. */
public record Rejected(Reason reason, String message) implements Processing {}
