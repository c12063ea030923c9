package dev.fairway.sandbox.api;

/**
 * What a call needs a permission for.
 *
 * @param action as policies name it, such as {@code s3:GetObject}
 * @param resourceArn the one resource that the call touches, {@code *} where the action knows none
 */
public record Access(String action, String resourceArn) {}
