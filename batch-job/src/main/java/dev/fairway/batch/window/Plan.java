package dev.fairway.batch.window;

import java.util.List;

/**
 * The windows that a run is for, oldest first.
 *
 * @param due closed and not made
 * @param again made, but late files may have come
 * @param beyond how many more are due than one run makes; following runs make them, in order
 */
public record Plan(List<Window> due, List<Window> again, long beyond) {}
