package dev.fairway.alert.rule;

/**
 * What a rule says of an occurrence.
 *
 * @param rule the rule's name
 * @param category the class of cause, such as {@code OUT_OF_MEMORY}
 * @param explanation what it means, in a sentence or two
 * @param nextStep what to do about it, in a sentence; empty where there is nothing to do
 */
public record Verdict(
    String rule,
    String category,
    Severity severity,
    Treatment treatment,
    String explanation,
    String nextStep) {}
