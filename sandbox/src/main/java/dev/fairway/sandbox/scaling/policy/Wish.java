package dev.fairway.sandbox.scaling.policy;

/**
 * A policy that an alarm calls.
 *
 * @param policy its name
 * @param alarm the alarm's name
 */
public record Wish(String policy, String alarm, Rule rule, Breach breach) {}
