package dev.fairway.images.engine;

/**
 * Where the camera says it was.
 *
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 */
public record GpsPosition(double latitude, double longitude) {}
