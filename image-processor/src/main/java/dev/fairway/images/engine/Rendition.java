package dev.fairway.images.engine;

import java.nio.file.Path;

/**
 * One finished file, without metadata.
 *
 * @param width in pixels
 * @param height in pixels
 * @param bytes size of the file
 * @param sha256 of the file, 64 lower-case hex digits
 */
public record Rendition(
    int width, int height, RenditionFormat format, Path file, long bytes, String sha256) {}
