package dev.fairway.sandbox.scaling.policy;

/**
 * What is to be done.
 *
 * @param desired the new capacity, within the target's limits
 * @param wish whose capacity it is
 * @param after the cooldown that begins
 */
public record Decision(int desired, Wish wish, Cooldown after) {}
