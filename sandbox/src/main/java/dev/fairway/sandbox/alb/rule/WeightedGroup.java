package dev.fairway.sandbox.alb.rule;

/**
 * A target group of a forward action.
 *
 * @param weight from 0 to 999
 */
public record WeightedGroup(String arn, int weight) {}
