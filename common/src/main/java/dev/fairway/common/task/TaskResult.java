package dev.fairway.common.task;

/**
 * How a job ended.
 *
 * @param outcome one word of a small set, fit for a metric's dimension
 * @param summary one sentence for the log
 */
public record TaskResult(String outcome, String summary) {}
