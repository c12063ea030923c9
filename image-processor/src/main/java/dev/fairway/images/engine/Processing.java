package dev.fairway.images.engine;

/** What became of one image. */
public sealed interface Processing permits Processed, Rejected {}
