package dev.fairway.batch.engine;

import dev.fairway.batch.input.InputFile;

/**
 * An object of the window, with its rows.
 *
 * @param rows of it, good or bad; none of a file that could not be read
 */
public record ReadFile(InputFile file, long rows) {}
