package dev.fairway.alert.rule;

import tools.jackson.databind.JsonNode;

/**
 * A rule as people are shown it.
 *
 * @param match the EventBridge pattern, or the text {@code anything}
 * @param file name of the file that it stands in
 */
public record RuleView(
    String name,
    String category,
    Severity severity,
    Treatment treatment,
    JsonNode match,
    String explanation,
    String nextStep,
    String file) {}
