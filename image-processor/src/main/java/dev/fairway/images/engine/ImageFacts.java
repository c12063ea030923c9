package dev.fairway.images.engine;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an image beyond its pixels.
 *
 * @param format the real type: jpeg, png, gif, webp, avif or heic
 * @param width of the upright original, in pixels
 * @param height of the upright original, in pixels
 * @param frames 1, or the number of frames of an animation
 * @param capturedAt the camera's time: ISO-8601 with the offset where the camera wrote one, else
 *     local without an offset
 * @param camera make and model
 * @param dominantColour of the opaque pixels, as #rrggbb
 * @param placeholder a ThumbHash in Base64, some 25 bytes to draw a blurred preview from
 * @param perceptualHash 16 hex digits; alike images differ in few bits
 * @param gps only where the plan keeps it
 */
public record ImageFacts(
    String format,
    int width,
    int height,
    int frames,
    @Nullable String capturedAt,
    @Nullable String camera,
    String dominantColour,
    String placeholder,
    String perceptualHash,
    @Nullable GpsPosition gps) {}
