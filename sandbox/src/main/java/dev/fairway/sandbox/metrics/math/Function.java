package dev.fairway.sandbox.metrics.math;

import java.util.List;

/** A function of metric math over arguments that are not evaluated yet. */
@FunctionalInterface
interface Function {

  Value value(List<Node> arguments, Inputs inputs);
}
